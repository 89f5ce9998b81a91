// Nobody subscribes to undici's diagnostics channels.
const channel = { hasSubscribers: false };
module.exports = { channels: new Proxy({}, { get: () => channel }) };
