const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** Reads a time as seconds: `90`, `0.5`, `30s`, `10m`, `1h30m`. Returns undefined for anything else, and for zero. */
export function readDuration(text: string): number | undefined {
  const word = text.trim();
  if (/^\d+(?:\.\d+)?$/.test(word)) return positive(Number(word));
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(word)) return undefined;
  const parts = word.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g);
  return positive([...parts].reduce((sum, [, number, unit = 's']) => sum + Number(number) * (units[unit] ?? 1), 0));
}

function positive(seconds: number): number | undefined {
  return seconds > 0 && Number.isFinite(seconds) ? seconds : undefined;
}
