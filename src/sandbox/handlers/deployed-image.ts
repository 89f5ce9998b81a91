import { type ContainerImage, findImage } from '../containers/image.ts';
import { refused } from '../wire/refusal.ts';
import type { Controller } from './handler.ts';

/**
 * The image of that name, which an engine of this machine has or pulls; undefined if no engine answers: its processes are
 * simulated then. Throws a `Refusal` if there is no such image.
 */
export async function deployedImage({ containers }: Controller, name: string): Promise<ContainerImage | undefined> {
  const engine = await containers.find();
  const found = engine && (await findImage(engine, name));
  if (typeof found === 'string') throw refused(400, `The image ${name} cannot be used: ${found}`);
  return found;
}
