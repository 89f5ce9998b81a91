import type { Brand } from '../../base/brand.ts';
import { quoted } from '../../base/shell-words.ts';
import type { Candidate } from '../expected.ts';
import type { CompletionTable } from '../table.ts';
import { staticWords } from './static-words.ts';

/** Makes the script for zsh, to be autoloaded from a folder of fpath or to be sourced. */
export function zshScript({ name }: Brand, table: CompletionTable): string {
  const { names, sets, common } = staticWords(table);
  const list = (candidates: readonly Candidate[], indent: string) =>
    candidates.map((candidate) => `${indent}${described(candidate)}\n`).join('');
  const cases = sets.map(
    ({ spellings, options }) =>
      `      (${spellings.map((each) => `'${each} '*`).join('|')}) options=(\n${list(options, '        ')}      );;\n`,
  );
  return `#compdef ${name}
# Completion of ${name} for zsh, made by "${name} completion zsh".
# Commands and options stand in here; what must be found out, such as the names of apps, the program is asked for.

_${name}() {
  local -a given names options common lines values assignments
  local program=${name} current=\${(Q)PREFIX} line value known=1
  (( CURRENT > 2 )) && given=("\${(@Q)words[2,CURRENT-1]}")

  if (( CURRENT == 2 )) && [[ $current != -* ]]; then
    names=(
${list(names, '      ')}    )
    # Programs on PATH that begin with the name of this one are plugins.
    names+=(\${^\${(k)commands[(I)${name}-*]}#${name}-}:plugin)
    _describe -t commands command names
    return
  fi

  if [[ $current == (-|--*) && $current != *=* ]] && (( ! \${given[(Ie)--]} )); then
    common=(
${list(common, '      ')}    )
    case "$given[1] $given[2] " in
${cases.join('')}      (*) known=0;;
    esac
    if (( known )); then
      options+=($common)
      _describe -t options option options
      return
    fi
  fi

  [[ \${(Q)words[1]} == */* ]] && program=\${~\${(Q)words[1]}}
  lines=(\${(f)"$($program __complete -- "\${(@)given}" "$current" 2>/dev/null </dev/null)"})
  if [[ $lines[1] == :files ]]; then
    compset -P '*='
    _files
    return
  fi
  for line in $lines; do
    value=\${\${\${line%%$'\\t'*}//\\\\/\\\\\\\\}//:/\\\\:}
    [[ $line == *$'\\t'* ]] && value+=":\${line#*$'\\t'}"
    if [[ \${line%%$'\\t'*} == *= ]]; then assignments+=("$value"); else values+=("$value"); fi
  done
  # What goes on after an equals sign is typed without a space.
  (( $#assignments )) && _describe -V -t values value assignments -S ''
  (( $#values )) && _describe -V -t values value values
}

if [[ $funcstack[1] == _${name} ]]; then
  _${name} "$@"
else
  compdef _${name} ${name}
fi
`;
}

/** A candidate as an array of _describe has it: the colon between the word and its description is the first that is not escaped. */
function described({ value, summary }: Candidate): string {
  const word = value.replaceAll(':', '\\:');
  return quoted(`${word}${summary === undefined ? '' : `:${summary}`}`);
}
