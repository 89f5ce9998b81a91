import type { Context } from '../cli/context.ts';
import { anyText, option } from '../cli/inputs.ts';
import { usageFailure } from '../base/errors.ts';

/** The option that confirms a removal by the name of what is removed. */
export const confirmOption = option('name', 'confirm with its name', anyText);

/** What is to be removed, and from where. */
interface Removal {
  /** What kind of thing it is: `volume`. */
  readonly kind: string;
  readonly name: string;
  readonly app: string;
  /** What `--confirm` gave. */
  readonly confirm: string | undefined;
}

/** Makes sure that a removal is meant: its name is given, or typed at a terminal. Throws a usage failure otherwise. */
export async function confirmName({ kind, name, app, confirm }: Removal, context: Context): Promise<void> {
  const { controller } = context.session();
  const typed =
    confirm ??
    (await context.prompt.ask(
      `This permanently removes the ${kind} ${name} of ${app} on ${controller}. Type "${name}" to confirm:`,
      `Confirm with --confirm=${name}.`,
    ));
  if (typed !== name) throw usageFailure(`"${typed}" is not "${name}". Nothing was removed.`);
}
