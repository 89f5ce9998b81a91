import { cleanText } from './clean.ts';
import { csvHead, csvRows } from './csv.ts';
import type { Printable, RareForm } from './form.ts';
import { checkExpression, evaluate, written } from './jq.ts';
import { checkTemplate, fill } from './template.ts';
import type { Coming } from './view.ts';

/** Rejects with a usage failure where an expression or a template cannot be read. */
export async function checkForm(form: RareForm): Promise<void> {
  if (form.kind === 'jq') await checkExpression(form.expression);
  if (form.kind === 'template') await checkTemplate(form.template);
}

/** Where it is printed, and what does work that may never end, as an expression may. */
interface Surroundings {
  readonly isTerminal: boolean;
  readonly unheeding: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A result in a form for programs, in pieces; what a terminal could take for a command is escaped on one. */
export async function* inForm(
  result: Printable,
  form: RareForm,
  { isTerminal, unheeding }: Surroundings,
): AsyncGenerator<string> {
  const safe = isTerminal ? cleanText : (text: string) => text;
  switch (form.kind) {
    case 'yaml':
      for await (const text of yaml(result)) yield safe(text);
      return;
    case 'csv': {
      // What has no fields is a failure, and prints nothing.
      let head = csvHead(form.fields);
      const list = result.list ?? { items: [result.whole], more: undefined };
      for await (const items of batches(list)) {
        if (items.length === 0) continue;
        yield safe(`${head}${csvRows(items, form.fields)}`);
        head = '';
      }
      yield safe(head);
      return;
    }
    case 'jq':
      for await (const each of wholes(result)) {
        const made = await unheeding(() => evaluate(form.expression, each));
        yield* written(made, safe, isTerminal ? 2 : 0);
      }
      return;
    case 'template':
      for await (const each of wholes(result)) yield* fill(form.template, each, safe);
  }
}

/** A list is one sequence, whose items are written as they come. */
async function* yaml(result: Printable): AsyncGenerator<string> {
  const { stringify } = await import('yaml');
  // Readers of YAML 1.1, which are many, take "no" and "1:20" for other than text unless they are in quotes.
  const write = (value: unknown): string =>
    stringify(value, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });
  if (result.list === undefined) {
    yield write(result.whole);
    return;
  }
  let isEmpty = true;
  for await (const items of batches(result.list)) {
    if (items.length === 0) continue;
    isEmpty = false;
    yield write(items);
  }
  if (isEmpty) yield write([]);
}

async function* batches({ items, more }: Coming<unknown>): AsyncGenerator<readonly unknown[]> {
  yield items;
  if (more) yield* more;
}

/** The result, as one; of a list without an end each item. */
async function* wholes(result: Printable): AsyncGenerator {
  if (result.list === undefined) {
    yield result.whole;
    return;
  }
  const all: unknown[] = [];
  for await (const items of batches(result.list)) {
    for (const item of items) {
      if (result.list.isEndless === true) yield item;
      else all.push(item);
    }
  }
  if (result.list.isEndless !== true) yield all;
}
