// Loads the real node:assert only to report a failed assertion.
const real = () => process.getBuiltinModule('node:assert');
module.exports = (value, message) => value || real()(value, message);
for (const name of ['ok', 'equal', 'notEqual', 'strictEqual', 'notStrictEqual', 'deepStrictEqual', 'fail'])
  module.exports[name] = (...values) => real()[name](...values);
