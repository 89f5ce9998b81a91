/** Control characters but tabs and line feeds, and marks that turn the reading direction. */
// Written out: V8 reads \p{Cc} more slowly.
const commands = /[\0-\b\v-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

/**
 * Characters that nobody sees: of no width, fillers, tags, and variation selectors. By them two names look alike that are
 * not. The halves of a pair are matched one by one, as they are escaped.
 */
const invisible =
  /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]|[\udb40-\udb43][\udc00-\udfff]|\ud834[\udd73-\udd7a]|\ud82f[\udca0-\udca3]/g;

/** More marks on one letter than any script has: they cover the lines around it. */
const crowded =
  /([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{6})([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+)/g;

/** Whether there is anything to look at more closely; most text has nothing. */
const suspect = /[\u00ad\u0300-\u0489\u115f-\u180f\u1ab0-\uffff]/;

/**
 * Makes text from elsewhere safe to show: control characters, among them the start of terminal escape sequences, marks
 * that turn the reading direction, and what nobody would see become `\u....`; so a line stays a line and looks like what it
 * is. Tabs stay.
 */
export function clean(text: string): string {
  return cleanLines(text).replaceAll('\n', '\\u000a');
}

/** The same for lines that are joined by line feeds: those stay. */
export function cleanLines(text: string): string {
  const obeyed = text.replaceAll(commands, escaped);
  if (!suspect.test(obeyed)) return obeyed;
  return obeyed
    .replaceAll(invisible, (hidden, at: number) =>
      joins(hidden, obeyed.charCodeAt(at - 1)) ? hidden : escaped(hidden),
    )
    .replaceAll(crowded, (_, kept: string, others: string) => kept + escaped(others));
}

/**
 * Whether an invisible character is what the one before it needs: emoji are joined by one and colored by another, and so
 * are letters of Arabic and of India.
 */
function joins(hidden: string, before: number): boolean {
  const isPicture =
    (before >= 0xdc00 && before <= 0xdfff) || before === 0xfe0f || (before >= 0x203c && before <= 0x3299);
  // By their numbers: as letters they would be written into the bundle as they are.
  switch (hidden.charCodeAt(0)) {
    case 0x200c:
    case 0x200d:
      return isPicture || (before >= 0x0620 && before <= 0x0fff);
    case 0xfe0e:
    case 0xfe0f:
      return isPicture || (before >= 0x23 && before <= 0x39 && !(before > 0x23 && before < 0x30 && before !== 0x2a));
    default:
      return false;
  }
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

/** Each half of a pair by itself, as JSON has it. */
function escaped(characters: string): string {
  return characters.replaceAll(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
