// The file system as conf sees it. Inside a snap, and where a rename fails, conf would write over the file in place.
import { mkdirSync, readFileSync } from 'node:fs';
import { writeFileSync } from './conf-atomically.mjs';

export default { mkdirSync, readFileSync, writeFileSync };
