import { Series } from '../api/series.ts';

/** The lines of a log as it comes; with a number only so many, from its end. `tellEmpty` is called at the end where there is none. */
export function logLines(log: AsyncIterable<string>, most: number | undefined, tellEmpty?: () => void): Series<string> {
  const batches = most === undefined ? split(log) : lastLines(log, most);
  return new Series<string>([], tellEmpty ? toldIfEmpty(batches, tellEmpty) : batches);
}

async function* toldIfEmpty(
  batches: AsyncIterable<readonly string[]>,
  tellEmpty: () => void,
): AsyncGenerator<readonly string[]> {
  let isEmpty = true;
  for await (const batch of batches) {
    if (batch.length > 0) isEmpty = false;
    yield batch;
  }
  if (isEmpty) tellEmpty();
}

/** Letters; what is longer is broken into several lines, as a line without an end takes all memory. */
const longestLine = 256 * 1024;

/** The lines of a text that comes piece by piece, in batches. */
export async function* split(pieces: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let open = '';
  for await (const piece of pieces) {
    open += piece;
    if (!piece.includes('\n')) {
      if (open.length <= longestLine) continue;
      yield [open];
      open = '';
      continue;
    }
    const lines = open.split('\n');
    open = lines.pop() ?? '';
    yield lines;
  }
  if (open !== '') yield [open];
}

/**
 * Controllers may send more than they were asked for; only what may be among the last lines is kept meanwhile, as bytes,
 * which take less room than text and none of the heap.
 */
async function* lastLines(pieces: AsyncIterable<string>, most: number): AsyncGenerator<readonly string[]> {
  const kept: { bytes: Buffer; ends: number }[] = [];
  let ends = 0;
  let isEnded = true;
  for await (const piece of pieces) {
    const more = countEnds(piece);
    kept.push({ bytes: Buffer.from(piece), ends: more });
    ends += more;
    isEnded = piece.endsWith('\n');
    for (let first = kept[0]; first !== undefined && ends - first.ends > most; first = kept[0]) {
      ends -= first.ends;
      kept.shift();
    }
  }
  let superfluous = ends + (isEnded ? 0 : 1) - most;
  for await (const lines of split(emptied(kept))) {
    if (superfluous < lines.length) yield superfluous > 0 ? lines.slice(superfluous) : lines;
    superfluous -= lines.length;
  }
}

async function* emptied(kept: { readonly bytes: Buffer }[]): AsyncGenerator<string> {
  for (let each = kept.shift(); each !== undefined; each = kept.shift())
    yield await Promise.resolve(each.bytes.toString());
}

function countEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
