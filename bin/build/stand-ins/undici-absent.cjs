// HTTP/2 is never offered and request bodies are strings, so neither HTTP/2 nor the reading of other bodies is bundled.
module.exports = () => {
  throw new Error('This part of undici is not bundled.');
};
