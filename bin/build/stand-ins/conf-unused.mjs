// What conf needs for schemas, migrations, watched files, encrypted files and folders that it chooses itself.
function unused() {
  throw new Error('This part of conf is not bundled: see bin/build/stand-ins.mjs.');
}

export { unused as Ajv2020, unused as concatUint8Arrays, unused as stringToUint8Array, unused as uint8ArrayToString };
export default unused;
