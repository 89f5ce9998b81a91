import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable, Writable } from 'node:stream';
import { deployPush } from './deploy-push.ts';
import { end, installHook, readQuestion, say } from './hook.ts';
import type { Pushed, PushPlace } from './push-place.ts';
import { PushRefused } from './push-refused.ts';
import type { Deployment } from './push-rules.ts';
import { moveBranch } from './repository.ts';
import { sendAnswer, sendBody, startGit } from './serve-git.ts';
import { Refusal } from '../wire/refusal.ts';
import { reasonOf } from './reason.ts';

/**
 * Receives a push: git takes the objects into quarantine and asks the hook, which builds and deploys the commit before git
 * moves the branch. What the build prints is streamed to the one who pushes. The build ends if that one goes.
 */
export async function receivePush(
  place: PushPlace,
  pushed: Pushed,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { folders, path } = place;
  installHook(folders.hooks);
  const service = { service: 'receive-pack', isAdvertisement: false, repository: pushed.repository, path } as const;
  const child = startGit(service, folders.hooks);
  const [, , , questions, answers] = child.stdio as unknown as [unknown, unknown, unknown, Readable, Writable];
  // The hook may be gone by the time that it is told something.
  answers.on('error', () => undefined);
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort(new PushRefused('The client is gone.'));
  });
  const signal = AbortSignal.any([gone.signal, place.stopped]);
  const answered = sendAnswer(child, service, response);
  // It is waited for at the end.
  answered.catch(() => undefined);
  sendBody(request, child);
  // Until git asks, the client alone decides how long it takes.
  const late = setTimeout(() => response.destroy(), place.limit);
  const question = await readQuestion(questions);
  clearTimeout(late);
  let deployed: Deployment | undefined;
  if (question) {
    const tell = (line: string): void => {
      say(answers, line);
    };
    try {
      deployed = await deployPush(place, pushed, question, tell, signal);
      end(answers, 0);
    } catch (error) {
      if (!(error instanceof PushRefused || error instanceof Refusal)) place.report(error);
      for (const line of reasonOf(error).split('\n')) tell(` !     ${line}`);
      end(answers, 1);
    }
  }
  await answered;
  // The client may have gone before git moved the branch, and git with it.
  if (deployed) await moveBranch(pushed.repository, `refs/heads/${deployed.branch}`, deployed.sha, path);
  questions.destroy();
  answers.destroy();
}
