import type { Transcript } from './transcript.ts';

/** A command line that is wrong: nothing is asked, nothing is changed, and standard error holds these words. */
export const wrong = (name: string, argv: Transcript['argv'], ...stderr: readonly string[]): Transcript => ({
  name,
  argv,
  exit: 2,
  stdout: '',
  stderr,
});

/** The same command line where the controller refuses the change, or the read where there is no change. */
export function refuses(transcript: Transcript, answer: unknown, exit: number, stderr: string): Transcript {
  const { answers = {}, requests = [] } = transcript;
  const refused = requests.length > 0 ? requests.map(([methodAndPath]) => methodAndPath) : Object.keys(answers);
  return {
    ...transcript,
    answers: { ...answers, ...Object.fromEntries(refused.map((key) => [key, answer])) },
    exit,
    stdout: '',
    stderr: [stderr],
  };
}

/** The same where the releases are asked for, to name the last good one: there is a first one, without a build. */
export const withReleases = (transcript: Transcript): Transcript => ({
  ...transcript,
  answers: {
    ...transcript.answers,
    'GET /v2/apps/hello/releases/': {
      status: 200,
      body: { count: 1, next: null, results: [{ version: 1, build: null, failed: false }] },
    },
  },
});
