import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Input } from '../../src/cli/define.ts';
import { common } from '../../src/cli/inputs.ts';
import { type Brand, variables } from '../../src/base/brand.ts';
import { exitCodes } from '../../src/base/errors.ts';
import { topics } from '../../src/help/topics.ts';
import { loadedGroups } from '../documentation/commands-page.ts';
import { root } from '../start/installation.ts';

/** The texts of help, by what they are of. */
export async function textsOfHelp(): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const { noun, summary, commands } of await loadedGroups()) {
    texts.set(summary, noun);
    for (const [verb, command] of Object.entries(commands)) {
      texts.set(command.summary, `${noun}:${verb}`);
      for (const paragraph of command.description?.split('\n\n') ?? []) texts.set(paragraph, `${noun}:${verb}`);
      const inputs: Input<unknown>[] = [...Object.values(command.args), ...Object.values(command.options)];
      for (const input of inputs) texts.set(input.summary, `an input of ${noun}:${verb}`);
    }
  }
  for (const input of Object.values<Input<unknown>>(common)) texts.set(input.summary, 'a common option');
  for (const summary of Object.values(variables)) texts.set(summary, 'a variable');
  for (const { means } of Object.values(exitCodes)) texts.set(means, 'an exit code');
  for (const [name, { summary, parts }] of Object.entries(topics)) {
    texts.set(summary, `the topic ${name}`);
    for (const part of parts({ name: '{1}', title: '{1}', folder: '{1}', prefix: '{1}' } as unknown as Brand)) {
      if (typeof part !== 'string') for (const [, is] of part) texts.set(is, `the topic ${name}`);
      else if (!part.startsWith('Examples:\n')) texts.set(part, `the topic ${name}`);
    }
  }
  return texts;
}

/** Everything that is written as text in src, with `{1}`, `{2}`, ... for what is filled in. */
export function textsOfSource(): Set<string> {
  const texts = new Set<string>();
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts'))) {
    const source = ts.createSourceFile(file, readFileSync(join(root, 'src', file), 'utf8'), ts.ScriptTarget.Latest);
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node)) texts.add(node.text);
      if (ts.isTemplateExpression(node)) texts.add(withPlaces(node));
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return texts;
}

function withPlaces({ head, templateSpans }: ts.TemplateExpression): string {
  return head.text + templateSpans.map(({ literal }, index) => `{${index + 1}}${literal.text}`).join('');
}
