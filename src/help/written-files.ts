import { allPages } from './pages.ts';
import { writePages } from '../start/help-pages.ts';
import { manPages } from './manual.ts';
import { chinese } from '../translations/chinese.ts';

/** The pages of help and the manual of both programs, as the build lays them out: names of files with their texts. */
export async function helpFiles(): Promise<[file: string, text: string][]> {
  const files: [string, string][] = [];
  for (const name of ['deis', 'drycc'] as const) {
    files.push([`help-${name}.txt`, writePages(await allPages(name))]);
    files.push([`help-${name}-zh.txt`, writePages(await allPages(name, await chinese()))]);
    for (const [file, text] of await manPages(name)) files.push([`man/${file}`, text]);
  }
  return files;
}
