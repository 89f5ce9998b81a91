/** Control characters but tabs and line feeds, and marks that turn the reading direction. */
// Written out: V8 reads \p{Cc} more slowly.
const commands = /[\0-\b\v-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

/**
 * Makes text from elsewhere safe to show: control characters, among them the start of terminal escape sequences, and
 * marks that turn the reading direction become `\u....`; so a line stays a line and looks like what it is. Tabs stay.
 */
export function clean(text: string): string {
  return cleanLines(text).replaceAll('\n', '\\u000a');
}

/** The same for lines that are joined by line feeds: those stay. */
export function cleanLines(text: string): string {
  return text.replaceAll(commands, escaped);
}

/** The same for text of several lines, such as logs and the output of commands: line feeds and tabs stay, a CR before a line feed goes. */
export function cleanText(text: string): string {
  return cleanLines(text.replaceAll('\r\n', '\n'));
}

/**
 * A value as JSON that is safe to show: what a terminal could take for a command is escaped, as JSON allows inside
 * strings, so that it reads back as the same value.
 */
export function asJson(value: unknown, indent = 0): string {
  return cleanText(JSON.stringify(value, null, indent));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
