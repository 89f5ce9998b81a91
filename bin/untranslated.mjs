// Prints a notice of the texts that have no Chinese translation and so are shown in English, and of translations whose text
// is no longer written. It never fails: whoever adds an option need not know Chinese. With --all it prints every text.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { createViteServer } from 'vitest/node';

const root = fileURLToPath(new URL('..', import.meta.url));
const table = JSON.parse(readFileSync(`${root}src/translations/zh.json`, 'utf8'));
const most = process.argv.includes('--all') ? Infinity : 5;

/** The texts of help, and the translation: what src says of itself. */
async function loadSource() {
  const server = await createViteServer({
    root,
    configFile: false,
    server: { middlewareMode: true },
    logLevel: 'error',
  });
  try {
    const load = (path) => server.ssrLoadModule(`/src/${path}`);
    const { chinese } = await load('translations/chinese.ts');
    const { groups } = await load('commands/index.ts');
    const { common } = await load('cli/inputs.ts');
    const { variables } = await load('base/brand.ts');
    const { exitCodes } = await load('base/errors.ts');
    const { topics } = await load('help/topics.ts');
    const texts = [...Object.values(variables), ...Object.values(exitCodes).map(({ means }) => means)];
    const addInputs = (inputs) => texts.push(...Object.values(inputs).map(({ summary }) => summary));
    addInputs(common);
    for (const group of Object.values(groups)) {
      texts.push(group.summary);
      for (const { summary, description = '', args, options } of Object.values(await group.load())) {
        texts.push(summary, ...description.split('\n\n'));
        addInputs({ ...args, ...options });
      }
    }
    for (const { summary, parts } of Object.values(topics)) {
      texts.push(summary);
      for (const part of parts({ name: '{1}', title: '{1}', folder: '{1}', prefix: '{1}' })) {
        if (typeof part !== 'string') texts.push(...part.map(([, meaning]) => meaning));
        else if (!part.startsWith('Examples:\n')) texts.push(part);
      }
    }
    return { help: texts.filter((text) => text !== ''), translate: (await chinese()).translate };
  } finally {
    await server.close();
  }
}

/** The text of a string or template, with `{1}`, `{2}`, ... for what is filled in. */
function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }, index) => `{${index + 1}}${literal.text}`).join('');
}

/** The expressions in which a call or a property tells the user of a failure: its message and its hint. */
function toldBy(node) {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'hint') return [node.initializer];
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
  const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.text;
  if (name === 'Failure') return (node.arguments ?? []).slice(1, 2);
  return ['usageFailure', 'withHint', 'hintIfMissing', 'checkedWord'].includes(name) ? [...node.arguments] : [];
}

/** Every text that is written in src, and those of them that are messages or hints of failures. */
function readSource() {
  const [written, failures] = [new Set(), new Set()];
  const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  for (const file of files) {
    const source = ts.createSourceFile(file, readFileSync(`${root}src/${file}`, 'utf8'), ts.ScriptTarget.Latest, true);
    const addBranches = (node) => {
      if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(addBranches);
      const text = textOf(node);
      if (/[a-z] /i.test(text ?? '')) failures.add(text);
    };
    const visit = (node) => {
      const text = textOf(node);
      if (text !== undefined) written.add(text);
      toldBy(node).forEach(addBranches);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { written, failures };
}

function notice(what, texts) {
  if (texts.length === 0) return;
  console.log(`notice: ${what}: ${texts.length}`);
  for (const text of texts.slice(0, most)) console.log(`  ${JSON.stringify(text)}`);
  if (texts.length > most) console.log(`  ... and ${texts.length - most} more: node bin/untranslated.mjs --all`);
}

/** Put together from several texts, or written by Commander. */
const composed =
  /^(?:Usage:|Arguments:|Error: \{1\}|Unknown option|Missing required|display help|Too many arguments|Option '|Did you mean|Examples:|No usable response from \{1\}|TLS with|Not logged in|no login saved|App "\{1\}" not found|\{1\} needs \{2\}; )/;

const { help, translate } = await loadSource();
const { written, failures } = readSource();
for (const text of help) written.add(text);
// Some hints begin with one that is translated by itself.
const isTranslated = (text) =>
  translate(text) !== undefined || translate(text.replace(/^\{1\} ?(?=[A-Z])/, '')) !== undefined;
const missing = [...new Set([...help, ...failures])].filter((text) => !isTranslated(text));
notice('texts without a Chinese translation, shown in English', missing);
notice(
  'translations in src/translations/zh.json of texts that are no longer written',
  Object.keys(table).filter((text) => !written.has(text) && !composed.test(text)),
);
