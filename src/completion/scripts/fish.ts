import type { Brand } from '../../base/brand.ts';
import type { Candidate } from '../expected.ts';
import type { CompletionTable } from '../table.ts';
import { staticWords } from './static-words.ts';

/** Makes the script for fish, 3.0 and newer. */
export function fishScript({ name }: Brand, table: CompletionTable): string {
  const { names, sets, common } = staticWords(table);
  const list = (candidates: readonly Candidate[], indent: string) =>
    candidates.map((candidate) => ` \\\n${indent}${described(candidate)}`).join('');
  const cases = sets.map(
    ({ spellings, options }) =>
      `            case ${spellings.map((each) => `'${each} *'`).join(' ')}\n` +
      `                set options${list(options, '                    ')}\n`,
  );
  return `# Completion of ${name} for fish, made by "${name} completion fish".
# Commands and options stand in here; what must be found out, such as the names of apps, the program is asked for.

function __${name}_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program ${name}
    string match -q -- '*/*' "$words[1]"; and set program $words[1]
    set -e words[1]

    if not set -q words[1]; and not string match -q -- '-*' "$current"
        printf '%s\\n'${list(names, '            ')}
        # Programs on PATH that begin with the name of this one are plugins.
        for path in $PATH/${name}-*
            test -f $path -a -x $path; and printf '%s\\tplugin\\n' (string replace -r -- '.*/${name}-' '' $path)
        end
        return
    end

    if string match -qr -- '^(-|--[^=]*)$' "$current"; and not contains -- -- $words
        set -l known yes
        set -l options
        switch "$words[1] $words[2] "
${cases.join('')}            case '*'
                set known no
        end
        if test $known = yes
            set -a options${list(common, '                ')}
            printf '%s\\n' $options
            return
        end
    end

    set -l lines (command $program __complete -- $words "$current" 2>/dev/null </dev/null)
    if test "$lines[1]" = :files
        set -l option (string match -r -- '^-[^=]*=' "$current")
        for path in (__fish_complete_path (string replace -- "$option" '' "$current"))
            printf '%s%s\\n' "$option" $path
        end
        return
    end
    set -q lines[1]; and printf '%s\\n' $lines
end

complete -c ${name} -f -k -a '(__${name}_complete)'
`;
}

function described({ value, summary }: Candidate): string {
  const quoted = (text: string) => `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
  return `${quoted(value)}${summary === undefined ? '' : `\\t${quoted(summary)}`}`;
}
