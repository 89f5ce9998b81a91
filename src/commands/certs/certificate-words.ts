import type { X509Certificate } from 'node:crypto';
import { checkIdentifier } from '../../api/identifiers.ts';
import { usageFailure } from '../../base/errors.ts';
import { readNamedText } from '../../base/text-file.ts';
import { checkPair } from '../../certificates/pair.ts';
import type { Context } from '../../cli/context.ts';
import { knowsCommonNames, nameParameter } from './certificate-name.ts';

/** The words of `certs:add` as they stand on the command line. */
interface Words {
  readonly name: string;
  readonly certificate: string;
  readonly key: string | undefined;
  readonly commonName: string | undefined;
  readonly subjectAltNames: string | undefined;
}

/** What is to be added: under one name or, as the client of Deis v1 did it, under several. */
interface Given {
  readonly names: readonly string[];
  readonly certificate: string;
  readonly key: string;
  readonly leaf: X509Certificate;
}

/**
 * Reads the words of `certs:add`: a name and two files. With Deis v1 the name may be left out, as its client does: it is
 * the common name then, the one of the certificate or of --common-name, or each of --subject-alt-names. Throws usage
 * failures.
 */
export async function readWords(words: Words, context: Context): Promise<Given> {
  const { host } = context;
  const dialect = await context.dialect();
  const isV1 = knowsCommonNames(dialect);
  const { commonName, subjectAltNames } = words;
  if (!isV1 && (commonName ?? subjectAltNames) !== undefined) {
    const option = commonName === undefined ? '--subject-alt-names' : '--common-name';
    throw usageFailure(`${option} needs Deis v1; ${context.api.controller} speaks API ${dialect.version}.`);
  }
  const isNameless = isV1 && words.key === undefined;
  const [certificatePath, keyPath] = isNameless
    ? [words.name, words.certificate]
    : [words.certificate, words.key ?? (await context.prompt.ask('Private key file:', '<key>'))];
  if (!isNameless && (commonName ?? subjectAltNames) !== undefined) {
    throw usageFailure(
      'Use either a name or --common-name.',
      'With Deis v1 the name of a certificate is its common name.',
    );
  }
  // The name stands in the path of later requests, which has its rule in every API.
  const check = (name: string): string => {
    checkIdentifier(nameParameter(dialect), name);
    return name;
  };
  if (!isNameless) check(words.name);
  const certificate = await readNamedText(certificatePath, host.directory, host.interrupted);
  const key = await readNamedText(keyPath, host.directory, host.interrupted);
  const leaf = checkPair({ certificate, certificatePath, key, keyPath });
  if (!isNameless) return { names: [words.name], certificate, key, leaf };
  const names = subjectAltNames === undefined ? [commonName ?? commonNameOf(leaf)] : subjectAltNames.split(',');
  if (names.includes(undefined)) {
    throw usageFailure(`${certificatePath} has no common name.`, 'Give one with --common-name.');
  }
  return { names: names.map((name) => check(name?.trim() ?? '')), certificate, key, leaf };
}

/** The common name of a certificate, which Deis v1 takes where none is given. */
export function commonNameOf({ subject }: X509Certificate): string | undefined {
  return /^CN=(.*)$/m.exec(subject)?.[1];
}
