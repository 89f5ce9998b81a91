import { argument, identifier } from '../../cli/inputs.ts';
import { hintAtMissing } from '../../changes/hint-if-missing.ts';

/** The certificate that is meant. */
export const name = argument('name', 'the name of the certificate', identifier('name'), { completes: 'certificate' });

/** Adds to a "not found" failure how to list the certificates. */
export const missing = hintAtMissing('certs:list shows your certificates.');
