import { usageFailure } from '../base/errors.ts';
import type { Brand } from '../base/brand.ts';
import type { Command } from '../cli/define.ts';
import { type Host, writeAll } from '../cli/host.ts';
import { page, pagerFor } from './paging.ts';
import { Series } from '../api/series.ts';
import { asJson } from '../output/clean.ts';
import type { OutputForm, Printable } from '../output/form.ts';
import { jsonList } from '../output/json-list.ts';
import { type Medium, render } from '../output/render.ts';
import { changed } from '../output/view.ts';

/** Where and how a result is printed. */
export interface Printing {
  readonly host: Host;
  readonly brand: Brand;
  readonly medium: Medium;
  readonly form: OutputForm;
}

/**
 * Prints a result: as JSON, indented on a terminal; in another form for programs; or as the command's view. What comes
 * bit by bit is printed as it comes, and no faster than it is read; rejects where the rest cannot be had, with the JSON
 * of a list left open.
 */
export async function printResult(
  result: unknown,
  command: Command,
  values: Readonly<Record<string, unknown>>,
  { host, brand, medium, form }: Printing,
): Promise<void> {
  const view = form.kind === 'view' || form.kind === 'table' ? command.view(result, values) : undefined;
  const texts = view ? render(view, medium) : pieces(result, command, { host, medium, form });
  const print = (text: string): Promise<void> => writeAll(host.stdout, text);
  const pager = pagerFor(host, brand, command, view);
  if (pager !== undefined) await page(texts, host, pager, print);
  else for await (const text of texts) await print(text);
}

async function* pieces(
  result: unknown,
  command: Command,
  { host, medium, form }: Pick<Printing, 'host' | 'medium' | 'form'>,
): AsyncGenerator<string> {
  if (form.kind === 'view' || form.kind === 'table') return;
  const value = onlyFields(command.json ? await command.json(result) : result, form.fields);
  if (form.kind !== 'json') {
    const { inForm } = await import('../output/rare-forms.ts');
    yield* inForm(value, form, { ...medium, unheeding: host.unheeding });
    return;
  }
  const indent = medium.isTerminal ? 2 : 0;
  if (value.list) yield* jsonList(value.list, indent);
  else yield `${asJson(value.whole, indent)}\n`;
}

/** A result, or of each of its objects the fields that are wanted; one that is not there is null. */
function onlyFields(value: unknown, fields: readonly string[] | undefined): Printable {
  const one = (item: unknown): unknown => {
    if (fields === undefined) return item;
    if (typeof item !== 'object' || item === null)
      throw usageFailure('This result is not an object, so it has no fields.');
    const given = item as Readonly<Record<string, unknown>>;
    return Object.fromEntries(fields.map((field) => [field, given[field] ?? null]));
  };
  if (value instanceof Series) return { list: fields === undefined ? value : changed(value, one) };
  return Array.isArray(value) ? { list: { items: value.map(one), more: undefined } } : { whole: one(value) };
}
