// Translates the parser of undici to JavaScript, whose compiled code is kept from one start to the next.
import binaryen from 'binaryen';
import { transformSync } from 'esbuild';
import ts from 'typescript';

// What undici calls of it.
const used = [
  'memory',
  'malloc',
  'free',
  'llhttp_alloc',
  'llhttp_free',
  'llhttp_execute',
  'llhttp_finish',
  'llhttp_resume',
  'llhttp_get_error_pos',
  'llhttp_get_error_reason',
];

// In characters: a function that is larger is split, and a statement of it that is larger is taken apart.
const largestFunction = 4500;
const largestPart = 500;

/**
 * undici parses answers with llhttp, which it ships as WebAssembly. V8 keeps no compiled WebAssembly, so that every start
 * compiles a function of 40 KB before it reads its first answer. Returns the source of a CommonJS module that exports what
 * undici uses of the global WebAssembly, with llhttp in JavaScript.
 *
 * The translation is Binaryen's. It makes one function of that function, which V8 would compile to machine code as a whole
 * when it has run for a while; so its blocks become parts, of which an answer needs few.
 */
export function translateParser(wasm) {
  const module = binaryen.readBinary(wasm);
  for (let index = module.getNumExports() - 1; index >= 0; index -= 1) {
    const { name } = binaryen.getExportInfo(module.getExportByIndex(index));
    if (!used.includes(name)) module.removeExport(name);
  }
  binaryen.setOptimizeLevel(1);
  binaryen.setShrinkLevel(0);
  module.optimize();
  // Most of it is indentation.
  const { code } = transformSync(module.emitAsmjs(), { minifyWhitespace: true });
  const source = ts.createSourceFile('', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  module.dispose();
  const functions = source.statements.filter(ts.isFunctionDeclaration).map((declaration) => {
    switch (declaration.name.text) {
      case 'base64DecodeToExistingUint8Array':
        return '';
      case 'initActiveSegments':
        return initialMemory(declaration);
      case 'asmFunc':
        return `function asmFunc(imports) { ${declaration.body.statements.map(withParts).join('\n')} }`;
      default:
        return print(declaration);
    }
  });
  return `
    var bufferView;
    ${functions.join('\n')}
    exports.Module = function () {};
    exports.Instance = function (module, imports) { this.exports = asmFunc(imports); };`;
}

const printer = ts.createPrinter({ removeComments: true });
const print = (node) => printer.printNode(ts.EmitHint.Unspecified, node, ts.getOriginalNode(node).getSourceFile());
const sizeOf = (node) => node.getEnd() - node.getStart();

/** What memory begins with, in one piece instead of many. */
function initialMemory(declaration) {
  const pieces = declaration.body.statements.map(({ expression: { arguments: words } }) => ({
    start: Number(words[1].text),
    bytes: Buffer.from(words[2].text, 'base64'),
  }));
  const start = Math.min(...pieces.map((piece) => piece.start));
  const memory = Buffer.alloc(Math.max(...pieces.map((piece) => piece.start + piece.bytes.length)) - start);
  for (const piece of pieces) piece.bytes.copy(memory, piece.start - start);
  return `function initActiveSegments() { bufferView.set(Buffer.from('${memory.toString('base64')}', 'base64'), ${start}); }`;
}

function withParts(statement) {
  return ts.isFunctionDeclaration(statement) && sizeOf(statement) > largestFunction
    ? inParts(statement.name.text, statement)
    : print(statement);
}

/**
 * A function of labelled blocks, loops and switches within each other, in parts. Where something begins that can be jumped to
 * is a place; places that follow each other are a part, a function that is given a place in it and returns the next one, in
 * whichever part. What was local is beside the parts.
 */
function inParts(name, declaration) {
  const given = declaration.parameters.map((parameter) => parameter.name.text);
  const { locals, places, labels } = placesOf(declaration.body.statements);
  const parts = grouped(places);
  const numberOf = (place) => place.part * 256 + place.index;
  const own = (local) => `${name}_${local}`;
  const tables = [];

  const visit = (part) => (node) => {
    if (ts.isReturnStatement(node))
      return raw(`{ ${own('result')} = ${print(ts.visitNode(node.expression, visit(part)))}; return -1; }`);
    if (ts.isBreakStatement(node) || ts.isContinueStatement(node)) {
      if (node.label === undefined) throw unknown(node);
      const target = labels.get(node.label.text);
      if (target) return raw(goTo(ts.isBreakStatement(node) ? target.after : target.head, part));
    }
    if (ts.isIdentifier(node) && (given.includes(node.text) || locals.includes(node.text)))
      return ts.factory.createIdentifier(own(node.text));
    return ts.visitEachChild(node, visit(part), undefined);
  };
  const goTo = (place, part) =>
    place.part === part ? `{ place = ${place.index}; continue next; }` : `return ${numberOf(place)};`;
  const jump = ({ value, cases, otherwise }, part) => {
    const length = Math.max(...cases.keys()) + 1;
    tables.push(Array.from({ length }, (_, at) => numberOf(cases.get(at) ?? otherwise)));
    const number = print(ts.visitNode(value, visit(part)));
    return `return ${own('table')}${tables.length - 1}[${number}] ?? ${numberOf(otherwise)};`;
  };
  const end = (place, following, part) => {
    if (place.jump) return jump(place.jump, part);
    if (place.next === undefined) return 'return -1;';
    return place.next === following ? '' : goTo(place.next, part);
  };

  const functions = parts.map((part, at) => {
    const cases = part.map((place, index) => {
      const statements = place.statements.map((statement) => print(ts.visitNode(statement, visit(at))));
      return `case ${index}: ${statements.join('\n')} ${end(place, part[index + 1], at)}`;
    });
    return `function ${own('part')}${at}(place) { next: for (;;) switch (place) { ${cases.join('\n')} } }`;
  });
  return `
    var ${[...given, ...locals, 'result', 'isRunning'].map((local) => `${own(local)} = 0`).join(', ')};
    ${functions.join('\n')}
    var ${own('parts')} = [${parts.map((_, at) => `${own('part')}${at}`).join(', ')}];
    ${tables.map((table, at) => `var ${own('table')}${at} = ${JSON.stringify(table)};`).join('\n')}
    function ${name}(${given.join(', ')}) {
      if (${own('isRunning')}) throw new Error('The parser is called by what it calls.');
      ${own('isRunning')} = 1;
      ${given.map((local) => `${own(local)} = ${local};`).join(' ')}
      ${locals.map((local) => `${own(local)} = 0;`).join(' ')}
      try {
        for (var place = 0; place >= 0;) place = ${own('parts')}[place >> 8](place & 255);
        return ${own('result')};
      } finally {
        ${own('isRunning')} = 0;
      }
    }`;
}

/** Places in their order, the first one first, what the labels of blocks and loops stand for, and names of variables. */
function placesOf(body) {
  const [locals, places, labels] = [[], [], new Map()];
  let current;
  const newPlace = () => ({ statements: [], next: undefined, jump: undefined });
  const begin = (place) => {
    places.push(place);
    current = place;
  };
  const fallInto = (place) => {
    current.next = place;
    begin(place);
  };
  const takeSwitch = (label, { expression, caseBlock }) => {
    const after = newPlace();
    if (label !== undefined) labels.set(label, { after });
    const jump = { value: expression, cases: new Map(), otherwise: after };
    current.jump = jump;
    for (const clause of caseBlock.clauses) {
      const place = newPlace();
      fallInto(place);
      if (ts.isDefaultClause(clause)) jump.otherwise = place;
      else jump.cases.set(Number(clause.expression.getText()), place);
      take(clause.statements);
    }
    fallInto(after);
  };
  const takeLoop = (label, { expression, statement }) => {
    if (label === undefined || expression.getText() !== '1') throw unknown(expression.parent);
    const [head, after] = [newPlace(), newPlace()];
    labels.set(label, { head, after });
    fallInto(head);
    take(statement.statements);
    current.next = head;
    begin(after);
  };
  const takeBlock = (label, { statements }) => {
    const after = newPlace();
    if (label !== undefined) labels.set(label, { after });
    take(statements);
    fallInto(after);
  };
  const take = (statements) => {
    for (const whole of statements) {
      const label = ts.isLabeledStatement(whole) ? whole.label.text : undefined;
      const statement = label === undefined ? whole : whole.statement;
      if (ts.isVariableStatement(whole)) {
        for (const variable of whole.declarationList.declarations) {
          if (variable.initializer?.getText() !== '0') throw unknown(variable);
          locals.push(variable.name.text);
        }
      } else if (sizeOf(whole) > largestPart && ts.isSwitchStatement(statement)) takeSwitch(label, statement);
      else if (sizeOf(whole) > largestPart && ts.isWhileStatement(statement)) takeLoop(label, statement);
      else if (sizeOf(whole) > largestPart && ts.isBlock(statement)) takeBlock(label, statement);
      else current.statements.push(whole);
    }
  };
  begin(newPlace());
  take(body);
  return { locals, places, labels };
}

/** Parts of places, each of which is told where it is. */
function grouped(places) {
  const parts = [];
  let size = Infinity;
  for (const place of places) {
    const more = place.statements.reduce((sum, statement) => sum + sizeOf(statement), 0);
    if (size + more > largestPart || parts.at(-1).length === 256) {
      parts.push([]);
      size = 0;
    }
    size += more;
    place.part = parts.length - 1;
    place.index = parts.at(-1).push(place) - 1;
  }
  return parts;
}

const unknown = (node) => new Error(`bin/http-parser.mjs does not know what Binaryen makes now: ${node.getText()}`);

/** A statement by its text. */
const raw = (text) => ts.factory.createExpressionStatement(ts.factory.createIdentifier(text));
