import { option } from '../../cli/inputs.ts';
import { readProcessType } from '../../cli/process-type.ts';
import { defaultType } from './lifecycles-view.ts';

/** When a hook runs. */
export const hooks = ['postStart', 'preStop'];

/** The option that names the process type. */
export const ptypeOption = option('type', `process type (default: ${defaultType})`, readProcessType, {
  short: 'p',
  completes: 'process',
});
