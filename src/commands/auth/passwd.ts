import type { Context } from '../../cli/context.ts';
import { command } from '../../cli/define.ts';
import { option, identifier, anyText, flag } from '../../cli/inputs.ts';
import { Failure, usageFailure } from '../../base/errors.ts';
import { line } from '../../output/view.ts';
import { requireParameter } from '../../changes/require-parameter.ts';
import { Account } from './account.ts';

export default command({
  summary: 'change a password',
  description:
    'You stay logged in. With --password-stdin, passwords that are not given otherwise are read from standard input, one per line: the current one, then the new one. Administrators can change the password of --username without knowing it.',
  options: {
    username: option('name', 'the user whose password to change (default: you)', identifier('username'), {
      completes: 'user',
    }),
    password: option('password', 'current password; visible to other users of this machine', anyText),
    newPassword: option('password', 'new password; visible to other users of this machine', anyText),
    passwordStdin: flag('read the passwords from standard input'),
  },
  examples: ['auth:passwd', 'auth:passwd --password-stdin', 'auth:passwd --username=bob'],
  operations: ['auth.passwd'],
  output: Account,
  async run({ username, ...given }, context) {
    const { api, session } = context;
    await api.require('auth.passwd');
    if (username !== undefined) await requireParameter(context, 'auth.passwd', 'username');
    const passwords = await askPasswords({ ...given, needsCurrent: username === undefined }, context);
    await api('auth.passwd', { ...passwords, ...(username !== undefined && { username }) }).catch(explainPasswd);
    const { controller, username: self = null } = session();
    return { username: username ?? self, controller };
  },
  view: () => [line('Password change succeeded.')],
});

/** Workflow answers a wrong current password with 401, as if the login were bad. */
function explainPasswd(error: unknown): never {
  if (error instanceof Failure && error.meaning === 'wrong password') {
    throw new Failure(error.kind, error.message, {
      status: error.status,
      hint: 'Nothing was changed. You are still logged in.',
      cause: error,
    });
  }
  throw error;
}

interface GivenPasswords {
  readonly password: string | undefined;
  readonly newPassword: string | undefined;
  readonly passwordStdin: boolean;
  readonly needsCurrent: boolean;
}

async function askPasswords(
  given: GivenPasswords,
  { prompt, readInput }: Context,
): Promise<{ password?: string; new_password: string }> {
  const lines = given.passwordStdin ? (await readInput()).replace(/\r?\n$/, '').split(/\r?\n/) : undefined;
  const missing = '--password-stdin';
  const next = async (question: string): Promise<string> =>
    lines ? (lines.shift() ?? '') : await prompt.secret(question, missing);
  const current = given.password ?? (given.needsCurrent ? await next('current password:') : undefined);
  if (current === '') throw usageFailure('The current password is empty.');
  const wanted = given.newPassword ?? (await next('new password:'));
  if (wanted === '') throw usageFailure('The new password is empty.');
  const isTyped = given.newPassword === undefined && !lines;
  if (isTyped && (await prompt.secret('new password (confirm):', missing)) !== wanted) {
    throw usageFailure('The new passwords differ. Nothing was changed.');
  }
  if (lines && lines.length > 0) throw usageFailure('Standard input has too many lines.');
  return { ...(current !== undefined && { password: current }), new_password: wanted };
}
