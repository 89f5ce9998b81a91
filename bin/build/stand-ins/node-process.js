// The module is the global object. Importing it as a module would copy hundreds of names at every start.
export default globalThis.process;
