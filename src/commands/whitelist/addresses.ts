import { manyArguments } from '../../cli/inputs.ts';
import { usageFailure } from '../../base/errors.ts';

/** Reads addresses that are joined by commas, as the Go clients want them. */
function readAddresses(word: string): readonly string[] {
  const given = word.split(',').map((address) => address.trim());
  const wrong = given.find((address) => !/^[0-9a-f.:]+(?:\/\d{1,3})?$/i.test(address));
  if (wrong === undefined) return given;
  throw usageFailure(`"${wrong}" is not an address. Examples: 1.2.3.4, 10.0.0.0/8, 2001:db8::/32.`);
}

/** The addresses that a command adds or removes. */
export const addressArguments = manyArguments('address', 'IP address or range, e.g. 10.0.0.0/8', readAddresses);
