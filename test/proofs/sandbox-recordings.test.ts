import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dialectNamed } from '../../src/api/dialects/registry.ts';
import { start } from '../sandbox/started-sandbox.ts';
import { askedOf } from './asked.ts';
import { recordings } from './recording.ts';
import { shapeOf } from './shape.ts';
import { tell } from './story.ts';

const strip = (v: unknown, own: boolean): unknown => {
  if (Array.isArray(v)) return v.map((x) => strip(x, own));
  if (typeof v !== 'object' || v === null) return v;
  const drop = own ? (k: string, o: object) => (k === 'id' && 'is_staff' in o) || (k === 'url' && 'structure' in o) || /^(DEIS|DRYCC)_(APP|RELEASE)$/.test(k)
    : (k: string, o: object) => (k === 'url' && 'structure' in o) || k === 'registry' || k === 'procfile_structure' || k === 'lifecycle_post_start'|| k === 'lifecycle_pre_stop'|| k === 'termination_grace_period' || (k === 'failed') || (k==='exception') || k === 'fingerprint' && 'public' in o;
  return Object.fromEntries(Object.entries(v).filter(([k]) => !drop(k, v)).map(([k, x]) => [k, strip(x, own)]));
};
it.concurrent.each(recordings)('%s', async (name) => {
  const dialect = dialectNamed(name.startsWith('drycc') ? 'drycc-2.1' : name.endsWith('api-1.1') ? 'deis-1.1' : 'deis-2.2');
  if (!dialect) throw new TypeError();
  const sandbox = await start(dialect);
  const out: string[] = [], fields = new Map<string, number>();
  let n = 0, inScope = 0, same = 0;
  for await (const { recorded, answer } of tell(name, sandbox)) {
    n += 1;
    const { request, response } = recorded;
    const op = askedOf({ ...request, method: request.method === 'HEAD' ? 'GET' : request.method }, dialect);
    const refused = response.status === 405 && ['GET', 'POST', 'DELETE'].some((method) => askedOf({ ...request, method }, dialect));
    if (!op && !refused) { out.push(`OUT ${recorded.name} ${recorded.step} ${request.method} ${request.path} ${response.status}/${answer.status}`); continue; }
    inScope += 1;
    const type = Object.entries(response.headers).find(([h]) => h.toLowerCase() === 'content-type')?.[1] ?? '';
    const rs = `${response.status} ${response.body === null ? 'nothing' : type.startsWith('text/') && typeof response.body === 'string' ? 'text' : shapeOf(response.body)}`;
    const atype = answer.headers['Content-Type'] ?? '';
    const as = `${answer.status} ${answer.text === '' ? 'nothing' : atype.startsWith('text/') ? 'text' : shapeOf(answer.json)}`;
    if (rs === as) same += 1;
    else {
      const one = (v: any): any => Array.isArray(v?.results) ? v.results[0] : Array.isArray(v) ? v[0] : v;
      const a = Object.keys(one(response.body) ?? {}), b = Object.keys(one(answer.json) ?? {});
      if (response.status === answer.status && response.status < 300 && typeof one(response.body) === 'object') {
        const k = `${op?.operation} -[${a.filter((x) => !b.includes(x))}] +[${b.filter((x) => !a.includes(x))}]`;
        fields.set(k, (fields.get(k) ?? 0) + 1);
      }
    }
    if (rs !== as) out.push(`DIF ${op?.operation} ${recorded.name} ${recorded.step} ${request.method} ${request.path} ${JSON.stringify(request.body)?.slice(0, 100)}\n    - ${rs}\n    + ${as}`);
  }
  expect(sandbox.reported).toEqual([]);
  writeFileSync(`/tmp/dif-${name}.txt`, out.join('\n') + `\n${n} ${inScope} ${same}\n`);
  console.log(fields); console.log(name, n, inScope, same);
}, 120000);
