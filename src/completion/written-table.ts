import table from '../../completions/commands.json' with { type: 'json' };
import type { CompletionTable } from './table.ts';

/** The table of all commands, as it was written from their declarations when those last changed. */
export const writtenTable = table as CompletionTable;
