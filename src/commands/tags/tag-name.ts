/** Whether a word may be the name of a tag. */
export const isTag = (word: string): boolean => /^[^=\s]+$/.test(word);
