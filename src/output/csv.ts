/** The line of the columns' names. */
export function csvHead(columns: readonly string[]): string {
  return `${columns.map(cell).join(',')}\r\n`;
}

/** A line for each item, as RFC 4180 has it: what is no text, number or truth is JSON in its cell; what is not there is empty. */
export function csvRows(items: readonly unknown[], columns: readonly string[]): string {
  const row = (item: unknown): string => {
    const given = (typeof item === 'object' && item !== null ? item : {}) as Readonly<Record<string, unknown>>;
    return `${columns.map((column) => cell(given[column])).join(',')}\r\n`;
  };
  return items.map(row).join('');
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? harmless(value) : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Spreadsheets take a text that begins so for a formula and carry it out; behind an apostrophe it is text. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text;
}
