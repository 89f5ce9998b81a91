/** Whether a word may be the name of a label. */
export const isLabel = (word: string): boolean => /^[^=\s]+$/.test(word);
