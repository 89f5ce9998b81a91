// The global WebAssembly, as undici uses it for its HTTP parser. Node 20 starts to optimize the parser after a few hundred bytes,
// in the background, which takes more processor time than a whole command; as it is, it parses 10,000 apps in 3 ms. So Node 20
// never gets there. (Later versions wait seven times as long by themselves, and to load node:v8 would cost their commands more.)
// V8 reads the flag when a module is created; it is reset right away, because V8 rejects a code cache that was made under other
// flags.
const { Instance, Module: NodeModule } = globalThis.WebAssembly;

function Module(bytes) {
  if (!process.version.startsWith('v20.')) return new NodeModule(bytes);
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--wasm-tiering-budget=1000000000');
  try {
    return new NodeModule(bytes);
  } finally {
    setFlagsFromString('--wasm-tiering-budget=1800000');
  }
}

export const WebAssembly = { Module, Instance };
