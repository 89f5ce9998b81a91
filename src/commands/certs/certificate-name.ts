import { type Dialect, spellings } from '../../api/dialects/dialect.ts';
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

/** The parameter that names a certificate in the paths of a dialect, and so says what a name may be. */
export function nameParameter(dialect: Dialect): string {
  const [route = ''] = spellings(dialect, 'certs.info');
  return /\{(\w+)\}$/.exec(route)?.[1] ?? 'name';
}

/** Whether a dialect knows certificates by their common names. */
export const knowsCommonNames = (dialect: Dialect): boolean => nameParameter(dialect) === 'certificate';
