// undici's search tree of common header names. It lower-cases the names that the tree does not find.
module.exports = { tree: { lookup: () => null } };
