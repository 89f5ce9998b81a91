/** The file that is read or written if none is named. */
export const defaultFile = '.env';
