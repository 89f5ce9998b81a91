import { command } from '../../cli/define.ts';
import { Failure } from '../../base/errors.ts';
import { facts, linked, type Cell } from '../../output/view.ts';
import { fileMode } from '../../settings/file-mode.ts';
import { tellsTokenOwner, tokenOwner } from '../../cli/token-owner.ts';

export default command({
  summary: 'check your login',
  description: 'Exits with 4 if the token is not valid.',
  examples: ['auth:status', 'auth:status --json'],
  operations: ['auth.whoami', 'apps.list'],
  output: {
    title: 'LoginStatus',
    type: 'object',
    properties: {
      controller: { type: 'string' },
      api: { type: 'string' },
      dialect: { type: 'string' },
      username: { type: ['string', 'null'], description: 'null if neither the settings nor the API say it' },
      valid: { type: 'boolean' },
      profile: { type: 'string', description: 'the settings file' },
      profile_because: { type: 'string', description: 'what chose this profile' },
      profile_reason: {
        type: 'string',
        description: 'the same in one word: option, variable, repository, default or usual',
      },
      token_from: {
        type: 'object',
        properties: {
          kind: { type: 'string', description: 'file or environment' },
          name: { type: 'string', description: 'the path of the file, or the name of the variable' },
          mode: { type: ['string', 'null'], description: 'of the file; null on Windows' },
          private: { type: ['boolean', 'null'], description: 'whether its owner alone can read it' },
        },
        required: ['kind', 'name', 'mode', 'private'],
      },
      ssl_verify: { type: 'boolean' },
    },
    required: [
      'controller',
      'api',
      'dialect',
      'username',
      'valid',
      'profile',
      'profile_because',
      'profile_reason',
      'token_from',
      'ssl_verify',
    ],
  },
  async run(_, { api, chosen, dialect: find, session, locations }) {
    const { controller, username, tokenFrom, sslVerify } = session();
    const dialect = await find(tellsTokenOwner);
    let owner = username;
    let isValid = true;
    try {
      owner = (await tokenOwner(api, dialect)) ?? username;
    } catch (error) {
      if (!(error instanceof Failure) || error.status !== 401) throw error;
      isValid = false;
    }
    const mode = 'file' in tokenFrom ? fileMode(tokenFrom.file) : undefined;
    return {
      controller,
      api: dialect.version,
      dialect: dialect.name,
      username: owner ?? null,
      valid: isValid,
      profile: locations.profile,
      profile_because: chosen.source,
      profile_reason: chosen.reason,
      token_from: {
        kind: 'file' in tokenFrom ? 'file' : 'environment',
        name: 'file' in tokenFrom ? tokenFrom.file : tokenFrom.variable,
        mode: mode?.mode ?? null,
        private: mode?.isPrivate ?? null,
      },
      ssl_verify: sslVerify,
    };
  },
  view: ({
    controller,
    api,
    dialect,
    username,
    valid,
    profile_because: because,
    token_from: from,
    ssl_verify: verifies,
  }) => [
    facts([
      ['Controller:', linked(controller)],
      ['API:', `${api} (${dialect})`],
      ['User:', username ?? 'unknown (this API does not say who owns a token)'],
      ['Token:', valid ? { text: 'valid', tone: 'good' } : { text: 'not valid; log in again', tone: 'bad' }],
      ['Token from:', from.kind === 'file' ? from.name : `the variable ${from.name}`],
      ...(from.kind === 'file' ? [['Profile from:', because] as const] : []),
      ...(from.mode === null ? [] : [['Permissions:', permissions(from.mode, from.private === true)] as const]),
      ...(verifies ? [] : [['TLS:', { text: 'certificates are not checked', tone: 'bad' } as const] as const]),
    ]),
  ],
  exitCode: ({ valid }) => (valid ? 0 : 4),
});

function permissions(mode: string, isPrivate: boolean): Cell {
  return isPrivate ? mode : { text: `${mode}: others can read it; run chmod 600`, tone: 'bad' };
}
