import { platform } from 'node:os';
import type { Context } from '../../cli/context.ts';
import { findEngine } from '../../sandbox/containers/engine.ts';
import { probeContainment } from '../../sandbox/runtime/containment.ts';
import { type Finding, ok, skipped } from './check.ts';

/** How a sandbox of this machine would run apps, and whether it could run images. */
export async function checkSandbox({ host }: Context): Promise<Finding> {
  if (platform() === 'win32') return skipped('runs no apps on Windows');
  const [containment, engine] = await Promise.all([
    probeContainment(host.environment['PATH'] ?? '', platform()),
    findEngine(host.environment),
  ]);
  const ending =
    containment.kind === 'namespace'
      ? 'apps run in PID namespaces, so that all their processes end with the sandbox'
      : 'no PID namespaces here: app processes that leave their group are found by their SANDBOX_ID at the next start';
  const images = engine
    ? `images run with ${engine.name} (${engine.program})`
    : 'neither docker nor podman answers, so the processes of images are simulated';
  const limits = platform() === 'linux' ? [] : ['memory limits work in containers only'];
  return ok([ending, images, ...limits].join('; '));
}
