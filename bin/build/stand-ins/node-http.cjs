// undici reads two things of node:http: the default limit of header sizes, which our pool sets itself, and the class of
// incoming messages, to recognize them as request bodies, which ours never are.
module.exports = { maxHeaderSize: 16 * 1024, IncomingMessage: null };
