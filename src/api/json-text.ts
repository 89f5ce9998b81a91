/** Whether a number may have been sent with other digits: beyond 2^53 JavaScript keeps no more than the first of them. */
export function isLossy(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

/** Gives a JSON text in which the numbers that would lose digits are strings of theirs. The text must be good JSON. */
export function quoteLossyNumbers(json: string): string {
  let quoted = '';
  for (let at = 0; at < json.length;) {
    const string = json.indexOf('"', at);
    const end = string < 0 ? json.length : string;
    quoted += json
      .slice(at, end)
      .replaceAll(/-?\d[\d.eE+-]*/g, (number) => (isLossy(Number(number)) ? `"${number}"` : number));
    at = endOfString(json, end);
    quoted += json.slice(end, at);
  }
  return quoted;
}

function endOfString(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at += 1) {
    if (json[at] === '\\') at += 1;
    else if (json[at] === '"') return at + 1;
  }
  return json.length;
}
