import { argument, identifier } from '../../cli/inputs.ts';

/** The addon that is meant. */
export const addonArgument = argument('name', 'name of the addon', identifier('addon'), { completes: 'addon' });

/** For help: what `--json` prints. */
export const jsonNotice = '--json prints everything, including secret parameters.';
