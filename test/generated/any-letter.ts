import fc from 'fast-check';

const surrogates = { first: 0xd800, count: 0x800 };

/** Any letter that text on the wire can have: every code point but the halves of surrogate pairs. */
export const anyLetter: fc.Arbitrary<string> = fc
  .nat(0x10ffff - surrogates.count)
  .map((index) => String.fromCodePoint(index < surrogates.first ? index : index + surrogates.count));
