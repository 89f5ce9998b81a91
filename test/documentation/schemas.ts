import type { Schema } from '../../src/models/schema.ts';
import { groups } from '../../src/commands/index.ts';
import { version } from '../../src/base/version.ts';

interface Schemas {
  readonly definitions: Readonly<Record<string, Schema>>;
}

/** The schemas of what every command prints under `--json`, by the command's name, as JSON Schema of draft 7. */
export async function schemasOfCommands(): Promise<Schemas> {
  const loaded = await Promise.all(
    Object.entries(groups).map(async ([noun, { load }]) =>
      Object.entries(await load()).map(([verb, { output }]) => [`${noun}:${verb}`, output] as const),
    ),
  );
  const document = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `What the commands of deis-cli ${version} print under --json`,
    definitions: Object.fromEntries(loaded.flat()),
  };
  return document;
}
