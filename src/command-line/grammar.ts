import type { Command, Inputs } from '../cli/define.ts';
import { app, common } from '../cli/inputs.ts';
import { isFieldList } from '../cli/output-fields.ts';
import { isReplaced, longName } from './input-names.ts';
import type { Grammar, Spelling } from './tokens.ts';

const help: Spelling = { key: 'help', long: 'help', short: 'h', value: 'none' };

/** What the words after a command's name mean, by its declaration. */
export function grammarOf(command: Pick<Command, 'args' | 'options' | 'output' | 'passThrough'>): Grammar {
  const { options, passThrough } = command;
  const others = Object.entries<Inputs[string]>(common).filter(([key, input]) => !isReplaced(key, input, options));
  return {
    own: spellingsOf(options),
    shared: [...spellingsOf(Object.fromEntries(others)), help],
    passThrough,
    // Of a command's own options, only switches such as --ssl-verify have a value that may be left out.
    isValue: (next, { key }) =>
      Object.hasOwn(options, key) ? /^(?:true|false)$/.test(next) : isFieldList(next, command),
  };
}

let leading: Grammar | undefined;

/** What the words before a command's name mean: the options that may stand there. */
export function leadingGrammar(): Grammar {
  return (leading ??= { own: spellingsOf({ ...common, app }), shared: [] });
}

/** The ways to write options. */
function spellingsOf(inputs: Inputs): Spelling[] {
  return Object.entries(inputs).flatMap(([key, { short, placeholder, optional, repeatable, negated }]): Spelling[] => {
    const long = longName(key);
    const refusal = { key, long: `no-${long}`, value: 'none' } as const;
    if (negated === 'only') return [refusal];
    const value = placeholder === undefined ? 'none' : optional === true ? 'optional' : 'required';
    const plain = { key, long, short, value, repeatable } as const;
    return negated === 'also' ? [plain, { ...refusal, refuses: true }] : [plain];
  });
}
