import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A step of the action. */
export interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}

/** The composite action for GitHub. */
export interface Action {
  readonly inputs: Readonly<Record<string, { description: string; required?: boolean; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string; value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** The job for GitLab. */
export interface Pipeline {
  readonly variables: Readonly<Record<string, string>>;
  readonly deploy: { readonly before_script: readonly string[]; readonly script: readonly string[] };
}

/** The text of a file below docs. */
export function textOf(file: string): string {
  return readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');
}

/** A file below docs/ci, read as YAML. */
export function ciFile(file: 'action.yml'): Action;
export function ciFile(file: 'gitlab-ci.yml'): Pipeline;
export function ciFile(file: string): unknown {
  return parse(textOf(`ci/${file}`)) as unknown;
}

/** The page's table of the action's inputs and outputs. */
export function inputsTable(): string {
  const { inputs, outputs } = ciFile('action.yml');
  const rows = [
    ...Object.entries(inputs).map(([name, { description, required, default: usual }]) => {
      const whether = required === true ? 'must be given' : usual === '' ? '' : `\`${usual ?? ''}\``;
      return `| \`${name}\` | ${description} | ${whether} |`;
    }),
    ...Object.entries(outputs).map(([name, { description }]) => `| output \`${name}\` | ${description} | |`),
  ];
  return ['| input | is | by default |', '| --- | --- | --- |', ...rows].join('\n');
}
