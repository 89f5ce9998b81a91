import type { Brand } from '../base/brand.ts';
import { fieldsOf } from '../cli/output-fields.ts';
import type { Host } from '../cli/host.ts';
import { answer, type Sources } from './answer.ts';
import { askController } from './ask-controller.ts';
import { keepValues } from './keep-values.ts';
import { completionTable, type Declared } from './declarations.ts';

/** Answers the scripts of the shells, and asks the controller where it must. Ends with 0 whatever happens, and tells nothing. */
export async function complete(argv: readonly string[], declared: Declared, host: Host, brand: Brand): Promise<number> {
  const table = await completionTable(declared);
  const sources: Sources = {
    keep: keepValues,
    ask: (question) => askController(question, host, brand),
    async fields(name) {
      const [noun = '', verb = ''] = name.split(':');
      return fieldsOf((await declared.groups[noun]?.load())?.[verb]?.output ?? {});
    },
  };
  host.stdout.write((await answer(argv, table, brand, host, sources)) ?? '');
  return 0;
}
