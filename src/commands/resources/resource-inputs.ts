import { anyText, app, argument, identifier, manyArguments, option, pair } from '../../cli/inputs.ts';

/** For help: what `--json` prints of a resource. */
export const jsonNotice = '--json prints its options and how to connect to it, including secrets.';

/** The resource that is meant. */
export const resourceArgument = argument('name', 'name of the resource', identifier('resource'), {
  completes: 'resource',
});

const isParameter = (name: string): boolean => /^[A-Za-z_][\w.]*$/.test(name);

/** What says of which kind a resource is. */
export const planArguments = {
  name: resourceArgument,
  service: argument('service', 'service, as resources:services lists them', identifier('service')),
  plan: argument('plan', 'plan of the service, as resources:plans lists them', identifier('plan')),
  parameters: {
    ...manyArguments('key=value', 'parameter of the plan', pair('parameter', isParameter)),
    required: false,
  },
} as const;

/** The options of a change of a resource's plan. */
export const planOptions = {
  app,
  values: option('file', 'YAML file of parameters, instead of single ones', anyText, { short: 'f', completes: 'file' }),
} as const;
