import { spellings } from '../../api/dialects/dialect.ts';
import { checkIdentifier } from '../../api/identifiers.ts';
import type { Context } from '../../cli/context.ts';
import { argument, identifier } from '../../cli/inputs.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';

/** The certificate that is meant. */
export const certificateName = argument(
  'name',
  'name of the certificate; in Deis v1 its common name',
  identifier('certificate'),
  {
    completes: 'certificate',
  },
);

/** Adds to a "not found" failure how to list the certificates. */
export const hintIfNoCertificate = hintIfMissing('certs:list shows your certificates.');

/**
 * Makes sure that a new certificate may have that name: it is in the path of later requests, which has its rule in every
 * API. Throws a usage failure.
 */
export async function checkNewName({ dialect }: Pick<Context, 'dialect'>, name: string): Promise<void> {
  const [route = ''] = spellings(await dialect(), 'certs.info');
  const [, parameter] = /\{(\w+)\}$/.exec(route) ?? [];
  if (parameter !== undefined) checkIdentifier(parameter, name);
}
