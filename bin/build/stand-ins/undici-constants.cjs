// undici's table of common header names. It checks and lower-cases the names that are not in it, so an empty table works.
module.exports = {
  wellknownHeaderNames: [],
  headerNameLowerCasedRecord: Object.create(null),
  getHeaderNameAsBuffer: (header) => Buffer.from(header),
};
