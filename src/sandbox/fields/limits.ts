import { Wrong } from './field.ts';
import { asPythonText } from '../rules/python.ts';
import type { Rules } from '../rules/rules.ts';

/** Reads the limit of one process type as it is stored, or throws `Wrong`. */
type ReadLimit = (given: unknown) => unknown;

/** How limits are written: as shares of a processor, as Kubernetes has them, or as a pair of request and limit. */
export const limits: Readonly<Record<Rules['limits'], { readonly memory: ReadLimit; readonly cpu: ReadLimit }>> = {
  shares: {
    memory: readMemory,
    cpu(given) {
      if (!/^\d+$/.test(String(given))) throw new Wrong('CPU shares must be an integer');
      if (Number(given) > 1024) throw new Wrong('CPU shares must be between 0 and 1024');
      return given;
    },
  },
  'whole shares': {
    memory: readMemory,
    cpu(given) {
      const shares = typeof given === 'number' && given >= 0 ? Math.trunc(given) : given;
      if (!/^\d+$/.test(String(shares))) throw new Wrong('CPU shares must be an integer');
      if (Number(shares) > 1024) throw new Wrong('CPU shares must be between 0 and 1024');
      return Number(shares);
    },
  },
  single: {
    memory: readMemory,
    cpu: (given) => textLike(given, /^[-+]?\d*\.?\d+m?$/, 'CPU shares must be a numeric value'),
  },
  paired: {
    memory(given) {
      if (typeof given === 'string' && /^\d+(?:[BKMG]|[KMG]B)(?:\/\d+(?:[BKMG]|[KMG]B))?$/i.test(given)) return given;
      throw new Wrong(
        'Memory limit format: <number><unit> or <number><unit>/<number><unit>, where unit = B, K, M or G',
      );
    },
    cpu: (given) =>
      textLike(
        given,
        /^[-+]?\d*\.?\d+m?(?:\/[-+]?\d*\.?\d+m?)?$/,
        'CPU limit format: <value> or <value>/<value>, where value must be a numeric',
      ),
  },
};

function readMemory(given: unknown): unknown {
  if (typeof given === 'string' && /^\d+(?:[BKMG]|[KMG]B)$/i.test(given)) return given;
  throw new Wrong('Limit format: <number><unit>, where unit = B, K, M or G');
}

function textLike(given: unknown, pattern: RegExp, format: string): string {
  const text = asPythonText(given);
  if (!pattern.test(text)) throw new Wrong(format);
  return text;
}
