import { argument, checkedWord, identifier } from '../../cli/inputs.ts';

/** The volume that is meant. */
export const volumeArgument = argument('name', 'name of the volume', identifier('volume'), { completes: 'volume' });

// Controllers check the size of new volumes only: later sizes they take as they come, or fail on.
const readSize = checkedWord(
  (word) => /^[1-9]\d{0,4}G$/.test(word) && Number.parseInt(word, 10) <= 16_384,
  'The size is not valid: give whole gigabytes from 1G to 16384G, e.g. 500G.',
);

/** The size of a volume, as controllers take it. */
export const sizeArgument = argument('size', 'size in gigabytes, e.g. 500G', readSize);

/** For help: what `--json` prints. */
export const jsonNotice = '--json prints everything, including keys of object storage.';
