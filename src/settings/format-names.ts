/** The forms in which variables are written for other programs, and read again. */
export const variableFormats = ['env', 'shell', 'json', 'yaml', 'docker'] as const;
export type VariableFormat = (typeof variableFormats)[number];
