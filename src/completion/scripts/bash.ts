import type { Brand } from '../../base/brand.ts';
import type { CompletionTable } from '../table.ts';
import { staticWords } from './static-words.ts';

/** Makes the script for bash, 3.2 and newer. */
export function bashScript({ name }: Brand, table: CompletionTable): string {
  const { names, sets, common } = staticWords(table);
  const list = (candidates: readonly { readonly value: string }[]) => candidates.map(({ value }) => value).join(' ');
  const cases = sets.map(
    ({ spellings, options }) =>
      `    ${spellings.map((each) => `'${each} '*`).join(' | ')}) candidates='${list(options)}' ;;\n`,
  );
  return `# Completion of ${name} for bash, made by "${name} completion bash".
# Commands and options stand in here; what must be found out, such as the names of apps, the program is asked for.

_${name}_names='${list(names)}'

_${name}_common='${list(common)}'

# Sets the options of a command, given its first two words; fails where only the program knows them.
_${name}_options() {
  case "$1 $2 " in
${cases.join('')}    *) return 1 ;;
  esac
  candidates+=" $_${name}_common"
}

# Offers a word if it begins with what is typed.
_${name}_offer() {
  local rest=\${1:cut}
  [[ $1 == "$current"* && -n $rest ]] || return 0
  # What goes on after an equals sign is typed without a space.
  if [[ $1 == *= ]]; then compopt -o nospace 2>/dev/null; fi
  printf -v rest %q "$rest"
  COMPREPLY+=("$rest")
}

_${name}() {
  local IFS=$' \\t\\n' line=\${COMP_LINE:0:COMP_POINT} program=\${1/#\\~\\//$HOME/}
  local current own cut word candidates= i count=0
  local -a words=()
  COMPREPLY=()

  # Bash splits words at some characters, such as colons and equals signs; what no blank separates is one word.
  for ((i = 0; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if ((count > 0)) && [[ $line != [[:blank:]]* ]]; then
      words[count - 1]+=$word
    else
      words[count++]=$word
    fi
    line=\${line#*"$word"}
  done
  if ((count > 0)) && [[ $line != [[:blank:]]* ]]; then
    words[count - 1]+=$line
  else
    words[count++]=\${line#"\${line%%[![:blank:]]*}"}
  fi
  current=\${words[count - 1]}

  # Only what stands behind the last of those characters is replaced.
  own=$current
  for word in : =; do
    if [[ $COMP_WORDBREAKS == *$word* ]]; then own=\${own##*$word}; fi
  done
  # An at-sign is replaced with what follows it.
  if [[ $COMP_WORDBREAKS == *@* && $own == *@* ]]; then own=@\${own##*@}; fi
  cut=$((\${#current} - \${#own}))

  if ((count == 2)) && [[ $current != -* ]]; then
    candidates=$_${name}_names
    # Programs on PATH that begin with the name of this one are plugins.
    while read -r word; do candidates+=" \${word#${name}-}"; done < <(compgen -c ${name}-)
  elif [[ $current == - || $current == --* ]] && [[ $current != *=* && " \${words[*]:0:count-1} " != *' -- '* ]]; then
    _${name}_options "\${words[1]}" "\${words[2]-}"
  fi
  if [[ -n $candidates ]]; then
    for word in $candidates; do _${name}_offer "$word"; done
    return
  fi

  compopt -o nosort 2>/dev/null
  [[ $program == */* ]] || program=${name}
  while IFS=$'\\t' read -r word _; do
    if [[ $word == :files ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$own")
    else
      _${name}_offer "$word"
    fi
  done < <("$program" __complete -- "\${words[@]:1}" 2>/dev/null </dev/null)
}

complete -F _${name} ${name}
`;
}
