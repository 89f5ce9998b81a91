import type { Context } from '../cli/context.ts';
import { anyText, option } from '../cli/inputs.ts';
import { usageFailure } from '../base/errors.ts';

/** The option that confirms a removal by name. */
export const confirmOption = option('name', 'confirm with its name', anyText);

/** A removal that cannot be undone. */
interface Removal {
  readonly name: string;
  /** What happens, after "This permanently": `destroys hello`. */
  readonly effect: string;
  /** What `--confirm` gave. */
  readonly confirm: string | undefined;
}

/** Makes sure that a removal is meant: the name is given, or typed at a terminal. Throws a usage failure otherwise. */
export async function confirmName({ name, effect, confirm }: Removal, { prompt }: Context): Promise<void> {
  const question = `This permanently ${effect}. Type "${name}" to confirm:`;
  const typed = confirm ?? (await prompt.ask(question, `--confirm=${name}`));
  if (typed !== name) throw usageFailure(`"${typed}" is not "${name}". Nothing was removed.`);
}
