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
