// Publishes the packed file on npm: `node bin/release/publish.mjs [--dry-run]`. On GitHub it is signed with where it was built.
import { manifest, released, run, tarball } from './place.mjs';

const isDry = process.argv.includes('--dry-run');
// A version such as 1.0.0-beta.1 must not become what everybody gets.
const tag = manifest.version.includes('-') ? 'next' : 'latest';
const provenance = process.env.GITHUB_ACTIONS === 'true' ? ['--provenance'] : [];
const words = ['publish', released(tarball), '--loglevel=warn', '--access', 'public', '--tag', tag, ...provenance];
process.stdout.write(run('npm', isDry ? [...words, '--dry-run'] : words));
console.log(isDry ? 'Nothing was published: this was a dry run.' : `Published ${manifest.name} ${manifest.version}.`);
