import { argument, identifier } from '../../cli/inputs.ts';
import { hintIfMissing } from '../../changes/hint-if-missing.ts';

/** The certificate that is meant. */
export const certificateName = argument('name', 'name of the certificate', identifier('name'), {
  completes: 'certificate',
});

/** Adds to a "not found" failure how to list the certificates. */
export const hintIfNoCertificate = hintIfMissing('certs:list shows your certificates.');
