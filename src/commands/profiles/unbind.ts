import { command } from '../../cli/define.ts';
import { Failure } from '../../base/errors.ts';
import { localSetting } from '../../git/local-setting.ts';
import { line } from '../../output/view.ts';
import { requireRepository } from '../../cli/require-repository.ts';
import { Binding } from './binding.ts';

export default command({
  summary: 'unbind this git repository from its profile',
  examples: ['profiles:unbind'],
  operations: [],
  output: Binding,
  async run(_, context) {
    const { git, brand, host } = context;
    await requireRepository(context);
    const found = localSetting(host.directory, brand.name, 'profile');
    if (!found) throw new Failure('not_found', 'This repository is not bound to a profile.');
    await git.configure(`${brand.name}.profile`, undefined);
    return { name: null, file: found.file };
  },
  view: ({ file }) => [line(`Profile unbound in ${file}`)],
});
