// Loaded before the program for pictures: the clock is the one of a file, and what is random is the same every time.
const crypto = require('node:crypto');
const { readFileSync } = require('node:fs');

const RealDate = Date;
const now = () => Number(readFileSync(process.env.PICTURES_CLOCK, 'utf8'));
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(now());
    else super(...given);
  }
  static now() {
    return now();
  }
};

let state = 20_151_111;
// Mulberry32.
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const between = (least, most) => least + Math.floor(random() * (most - least));
Math.random = random;
crypto.randomInt = (first, second) => (second === undefined ? between(0, first) : between(first, second));
crypto.randomUUID = () => '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, () => between(0, 16).toString(16));
