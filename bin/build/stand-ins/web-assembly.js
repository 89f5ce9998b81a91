// The global WebAssembly, as undici uses it for its HTTP parser. V8 starts to optimize the parser after a few hundred bytes (Node 20)
// or about a hundred kilobytes (later versions), in the background, which takes more processor time than a whole command; as it is,
// it parses 10,000 apps in 3 ms. So it never gets there. V8 reads the flag when a module is created; it is reset right away,
// because V8 rejects a code cache that was made under other flags.
const { Instance, Module: NodeModule } = globalThis.WebAssembly;

/** What V8 has by itself, by the major version of Node; others are left alone, and so is Bun, which has no V8. */
export const usualBudgets = { 20: 1_800_000, 22: 13_000_000, 24: 13_000_000, 26: 13_000_000 };

function Module(bytes) {
  const { node, bun } = process.versions;
  const usual = bun === undefined ? usualBudgets[Number.parseInt(node)] : undefined;
  if (usual === undefined) return new NodeModule(bytes);
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--wasm-tiering-budget=1000000000');
  try {
    return new NodeModule(bytes);
  } finally {
    setFlagsFromString(`--wasm-tiering-budget=${usual}`);
  }
}

export const WebAssembly = { Module, Instance };
