import type { Brand } from '../../base/brand.ts';
import type { Candidate } from '../expected.ts';
import type { CompletionTable } from '../table.ts';
import { staticWords } from './static-words.ts';

/** Makes the script for PowerShell, 5.1 and newer, on every system. */
export function powershellScript({ name }: Brand, table: CompletionTable): string {
  const { names, sets, common } = staticWords(table);
  const list = (candidates: readonly Candidate[], indent: string) =>
    candidates.map((candidate) => `${indent}${described(candidate)}\n`).join('');
  const cases = sets.map(({ spellings, options }) => {
    const condition = spellings.map((each) => `'${each} '`).join(', ');
    return `        if (-not $known -and (& $isOneOf ${condition})) {\n            $known = $true\n            $lines += @(\n${list(options, '                ')}            )\n        }\n`;
  });
  return `# Completion of ${name} for PowerShell, made by "${name} completion powershell".
# Commands and options stand in here; what must be found out, such as the names of apps, the program is asked for.

Register-ArgumentCompleter -Native -CommandName ${name} -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $words = @($commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    $program = if ($words[0] -match '[/\\\\]') { $words[0] } else { '${name}' }
    $current = [string]$wordToComplete
    $last = if ($current -eq '') { $words.Count - 1 } else { $words.Count - 2 }
    $given = @(if ($last -ge 1) { $words[1..$last] })
    $lines = @()
    $known = $false

    if ($given.Count -eq 0 -and -not $current.StartsWith('-')) {
        $known = $true
        $lines = @(
${list(names, '            ')}        )
        # Programs on PATH that begin with the name of this one are plugins.
        $lines += @(Get-Command -Name '${name}-*' -CommandType Application -ErrorAction Ignore | Where-Object {
            $_.Extension -in '', '.exe', '.com'
        } | ForEach-Object { "$($_.Name -replace '^${name}-' -replace '\\.(exe|com)$')\`tplugin" })
    } elseif ($current -match '^(-|--[^=]*)$' -and $given -notcontains '--') {
        $start = "$($given[0]) $($given[1]) "
        $isOneOf = { foreach ($spelling in $args) { if ($start.StartsWith($spelling)) { return $true } } return $false }
${cases.join('')}        if ($known) {
            $lines += @(
${list(common, '                ')}            )
        }
    }
    if (-not $known) {
        # An empty word is not passed on by every PowerShell: that the next one is new is said instead.
        $lines = @(if ($current -eq '') {
            & $program __complete --next '--' @given 2>$null
        } else {
            & $program __complete '--' @given $current 2>$null
        })
        # Without an answer PowerShell offers files by itself.
        if ($lines[0] -eq ':files') { return }
    }

    foreach ($line in $lines) {
        $value, $summary = $line -split "\`t", 2
        if (-not $value.StartsWith($current)) { continue }
        if (-not $summary) { $summary = $value }
        $text = if ($value -match '^[\\w.:=/+*-]+$') { $value } else { "'" + $value.Replace("'", "''") + "'" }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $summary)
    }
}
`;
}

/** A line as the program prints it, as a PowerShell string. */
function described({ value, summary }: Candidate): string {
  const escaped = (text: string) => text.replaceAll(/[`"$]/g, '`$&');
  return `"${escaped(value)}${summary === undefined ? '' : `\`t${escaped(summary)}`}"`;
}
