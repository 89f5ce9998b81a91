import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Context } from '../../cli/context.ts';
import { Failure, usageFailure } from '../../base/errors.ts';
import { readNamedFile } from '../../base/text-file.ts';

type Pair = readonly [name: string, value: string];

/**
 * The values that were given. With `reads`, `@file` stands for what a file holds, `-` for standard input and `@@` for one
 * `@`; line ends at the end are left out, as shells do it. Without, every value is what it is: the Go clients have it so,
 * and a script that sets `@name` must not set something else here.
 */
export async function givenValues(pairs: readonly Pair[], reads: boolean, context: Context): Promise<readonly Pair[]> {
  const { host, note } = context;
  if (!reads) {
    const names = pairs.filter(([, value]) => namesFile(value, host.directory)).map(([name]) => name);
    if (names.length > 0) note(`Also the name of a file, which only --read would read: ${names.join(', ')}.`);
    return pairs;
  }
  if (pairs.filter(([, value]) => value === '-').length > 1) {
    throw usageFailure('Standard input can be the value of one variable only.');
  }
  const read: Pair[] = [];
  for (const [name, value] of pairs) read.push([name, await valueOf(name, value, context)]);
  return read;
}

function namesFile(value: string, folder: string): boolean {
  return value.startsWith('@') && value.length > 1 && existsSync(resolve(folder, value.slice(1)));
}

async function valueOf(name: string, value: string, { host, readInput }: Context): Promise<string> {
  if (value === '-') return asText(Buffer.from(await readInput()), name);
  if (!value.startsWith('@')) return value;
  const path = value.slice(1);
  if (path.startsWith('@')) return path;
  if (path === '') throw usageFailure(`${name} has no file name after "@".`, 'A value that is one @ is written @@.');
  let content: Buffer;
  try {
    content = await readNamedFile(path, host.directory, host.interrupted);
  } catch (error) {
    if (!(error instanceof Failure) || error.kind !== 'usage') throw error;
    throw usageFailure(
      error.message.replace(`Could not read ${path}`, `Could not read ${path} for ${name}`),
      path === '-' ? `To read standard input, write ${name}=-.` : 'A value that begins with @ is written @@.',
    );
  }
  return asText(content, name);
}

function asText(content: Buffer, name: string): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw usageFailure(`The value for ${name} is not UTF-8 text.`, 'Encode it first, e.g. with base64.');
  }
  if (text.includes('\0'))
    throw usageFailure(`The value for ${name} contains a NUL character, which variables cannot hold.`);
  return text.replace(/(?:\r?\n)+$/, '');
}
