import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ControllerName, controllerNames, dialectOf } from '../../src/sandbox/rules/controller-names.ts';
import { startSandbox } from '../../src/sandbox/wire/server.ts';
import { quickFolder, sendTo } from '../sandbox/started-sandbox.ts';
import { readRecording, type Recorded, recordings } from './recording.ts';
import { agreements } from './replay/agreement.ts';
import { differences, type Reason, reasons } from './replay/differences.ts';
import { type ExtraField, extraFields, withoutExtra } from './replay/extra-fields.ts';
import { operationOf, outsideOf } from './replay/scope.ts';
import { outline } from './replay/shape.ts';
import { tell, type Told } from './replay/story.ts';

/** What became of the exchanges of one recording. */
interface Outcome {
  readonly recording: string;
  readonly total: number;
  /** Why exchanges are outside the documents' endpoints, one for each that is. */
  readonly outside: readonly string[];
  /** How many agree in all, and how many but for fields that the documents do not have. */
  readonly agreed: { readonly whole: number; readonly butExtra: number };
  /** How many refusals have the recorded status, and how many of them the recorded words as well. */
  readonly refused: { readonly all: number; readonly inWords: number };
  /** All others: what was recorded, and what the sandbox answered. */
  readonly differing: ReadonlyMap<string, string>;
  /** What the sandbox took for errors of its own. */
  readonly reported: readonly unknown[];
  readonly extra: ReadonlySet<ExtraField>;
}

/** The part of the exchanges within the documents' endpoints that must agree. */
const least = 0.95;

const outcomes = new Map<string, Outcome>();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(quickFolder, 'sandbox-recordings-'));
  for (const outcome of await Promise.all(recordings.map(replay))) outcomes.set(outcome.recording, outcome);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  for (const outcome of outcomes.values()) process.stdout.write(`${summary(outcome)}\n`);
});

/** Tells a recording to a sandbox that is like the controller that was recorded. */
async function replay(recording: string): Promise<Outcome> {
  const like = controllerOf(recording);
  const dialect = dialectOf(like);
  const reported: unknown[] = [];
  const report = (error: unknown): unknown => reported.push(error);
  const sandbox = await startSandbox({ dialect, like, directory: join(folder, recording), passwordCost: 2, report });
  const outside: string[] = [];
  const agreed = { whole: 0, butExtra: 0 };
  const refused = { all: 0, inWords: 0 };
  const differing = new Map<string, string>();
  const extra = new Set<ExtraField>();
  let total = 0;
  for await (const told of tell(recording, (sent) => sendTo(sandbox.url, sent))) {
    const { recorded } = told;
    const { body } = recorded.response;
    total += 1;
    const why = outsideOf(recording, recorded, dialect);
    if (why) {
      outside.push(why);
      continue;
    }
    if (recorded.response.status >= 400 && recorded.response.status === told.answer.status) {
      refused.all += 1;
      if (isDeepStrictEqual(told.answer.json ?? (told.answer.text || null), body)) refused.inWords += 1;
    }
    const documented = withoutExtra(recording, operationOf(recorded, dialect), body, (field) => extra.add(field));
    const [whole, butExtra, own] = [asRecorded(recorded, body), asRecorded(recorded, documented), asAnswered(told)];
    if (whole === own) agreed.whole += 1;
    if (butExtra === own) agreed.butExtra += 1;
    else differing.set(`${recorded.name} ${recorded.step}`, `  recorded: ${butExtra}\n  answered: ${own}`);
  }
  await sandbox.close();
  return { recording, total, outside, agreed, refused, differing, reported, extra };
}

/** The controller that a recording is of. */
function controllerOf(recording: string): ControllerName {
  const like = controllerNames.find((name) => agreements[name]?.recording === recording);
  if (!like) throw new TypeError(`${recording} is of no controller`);
  return like;
}

function asRecorded({ response: { status, headers } }: Recorded, body: unknown): string {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return outline({ status, type, body });
}

function asAnswered({ answer: { status, headers, text, json } }: Told): string {
  return outline({ status, type: headers['Content-Type'] ?? '', body: text === '' ? null : (json ?? text) });
}

/** The listed differences of a recording, each with its reason. */
function listed(recording: string): ReadonlyMap<string, Reason> {
  const byReason = Object.entries(differences[recording] ?? {}) as [Reason, readonly string[]][];
  return new Map(byReason.flatMap(([reason, names]) => names.map((name): [string, Reason] => [name, reason])));
}

function summary({ recording, total, outside, agreed, differing }: Outcome): string {
  const inside = total - outside.length;
  const known = listed(recording);
  const why = [...differing.keys()].map((name) => {
    const reason = known.get(name);
    return reason ? reasons[reason] : 'not listed';
  });
  return [
    `${recording}: ${total} exchanges, ${inside} within the documents' endpoints`,
    `  agree: ${agreed.butExtra} (${((100 * agreed.butExtra) / inside).toFixed(1)} %), ${agreed.whole} of them in every field`,
    `  differ: ${differing.size} (${tally(why)})`,
    `  outside: ${outside.length} (${tally(outside)})`,
  ].join('\n');
}

function tally(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, count]) => `${count} ${word}`).join('; ');
}

describe.each(recordings)('%s', (recording) => {
  const outcomeOf = (): Outcome => {
    const outcome = outcomes.get(recording);
    if (!outcome) throw new TypeError(`${recording} was not replayed`);
    return outcome;
  };

  it('differs only where it is known to, and everywhere where it is', () => {
    const { differing, reported } = outcomeOf();
    const known = listed(recording);
    const unknown = [...differing].filter(([name]) => !known.has(name)).map(([name, how]) => `${name}\n${how}`);
    expect(unknown.join('\n')).toBe('');
    expect([...known.keys()].filter((name) => !differing.has(name))).toEqual([]);
    expect(reported).toEqual([]);
  });

  it('agrees in 95 of 100 exchanges', () => {
    const { total, outside, agreed } = outcomeOf();
    expect(agreed.butExtra / (total - outside.length)).toBeGreaterThanOrEqual(least);
  });

  it('agrees as often as the documents say', () => {
    const { total, outside, agreed, refused } = outcomeOf();
    const counted = {
      ...{ recording, inside: total - outside.length, agree: agreed.butExtra },
      ...{ refusals: refused.all, inWords: refused.inWords },
    };
    expect(agreements[controllerOf(recording)]).toEqual(counted);
  });

  it('announces itself as the controller did', () => {
    const { version, platform, headers } = dialectOf(controllerOf(recording));
    const announced = readRecording(recording).map(({ response }) => response.headers);
    const own = announced.filter((each) => headers.api in each);
    expect(own.length).toBeGreaterThan(200);
    for (const each of own) expect(each).toMatchObject({ [headers.api]: version, [headers.platform]: platform });
  });

  it('says that a controller crashed only where it did', () => {
    const crashed = differences[recording]?.crash ?? [];
    const differing = [...outcomeOf().differing];
    const recorded = differing.filter(([, how]) => how.startsWith('  recorded: 500')).map(([name]) => name);
    expect([...crashed].sort()).toEqual(recorded.sort());
  });
});

it('every extra field is there', () => {
  const found = [...outcomes.values()].flatMap(({ extra }) => [...extra]);
  expect(extraFields.filter((field) => !found.includes(field))).toEqual([]);
});
