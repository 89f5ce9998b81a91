// Writes src/commands/index.ts, the index of all commands, from the folders: a folder with a group.ts is a noun, and a file
// in it with a default export is a verb. With --check it changes nothing, and fails if the index is out of date.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../src/commands/', import.meta.url);
const index = new URL('index.ts', folder);
const read = (path) => readFileSync(new URL(path, folder), 'utf8');

const nouns = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(new URL(`${entry.name}/`, folder)).includes('group.ts'))
  .map(({ name }) => name)
  .sort();

const verbsOf = (noun) =>
  readdirSync(new URL(`${noun}/`, folder))
    .filter((file) => file !== 'group.ts' && file.endsWith('.ts') && /^export default /m.test(read(`${noun}/${file}`)))
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();

const group = (noun) => `  ${noun}: [
    ${noun},
    {
${verbsOf(noun)
  .map((verb) => `      ${verb}: () => import('./${noun}/${verb}.ts'),\n`)
  .join('')}    },
  ],
`;

const text = `// Written by \`npm run docs\` from the folders beside this file. Do not edit.
import { catalogOf } from '../cli/catalog.ts';
${nouns.map((noun) => `import ${noun} from './${noun}/group.ts';\n`).join('')}
/** All commands, by noun and verb. Nothing of a command is loaded before it is asked for. */
export const groups = catalogOf({
${nouns.map(group).join('')}});
`;

if (readFileSync(index, { encoding: 'utf8', flag: 'a+' }) === text) process.exit(0);
if (process.argv.includes('--check')) {
  console.error('src/commands/index.ts is out of date. Run npm run docs.');
  process.exit(1);
}
writeFileSync(index, text);
