import { join } from 'node:path';

/** The folder of the bundles, once this is one of them. */
declare const __dirname: string | undefined;

/** The program that the sandbox puts into static sites; it lies beside the bundles. */
export function fileServer(): string {
  return join(typeof __dirname === 'string' ? __dirname : '', 'serve.cjs');
}
