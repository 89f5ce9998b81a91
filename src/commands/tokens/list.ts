import { command } from '../../cli/define.ts';
import { limit } from '../../cli/inputs.ts';
import { AccessToken } from '../../models/access-token.ts';
import { heading, rows } from '../../output/view.ts';

export default command({
  summary: 'list your API tokens',
  description: 'Of each token only the first and the last characters are shown.',
  options: { limit },
  examples: ['tokens:list'],
  operations: ['tokens.list'],
  output: { type: 'array', items: AccessToken },
  run: ({ limit: most }, { api }) => api.stream('tokens.list', { limit: most }),
  view: (listing) => [
    heading('Tokens', listing),
    rows(
      ['UUID', 'OWNER', 'ALIAS', 'KEY', 'CREATED', 'UPDATED'],
      listing,
      ({ uuid, owner, alias, fuzzy_key: key, created, updated }) => [
        ...[uuid, owner, alias, key],
        { moment: created },
        { moment: updated },
      ],
      ({ uuid, alias }) => `${uuid} ${alias ?? ''}`.trimEnd(),
    ),
  ],
});
