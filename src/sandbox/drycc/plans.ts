import type { JsonObject } from '../../base/json-object.ts';

/** The one kind of machine that plans are cut from. */
export const spec: JsonObject = {
  id: 'std1',
  cpu: { name: 'Universal CPU', boost: '3700MHZ', clock: '3100MHZ', cores: 32, threads: 64 },
  memory: { size: '64GB', type: 'DDR4-ECC' },
  features: {
    gpu: { name: 'Integrated GPU', rops: 1, tmus: 1, cores: 128, memory: { size: 'shared', type: 'shared' } },
    network: '10G',
  },
  disabled: false,
};

/** Cores and GiB of memory, as far as both are known: of each number of cores four plans, by the memory of a core. */
const plans: readonly (JsonObject & { readonly id: string; readonly cpu: number; readonly memory: number })[] = [
  1, 2, 4, 8, 16, 32, 64,
].flatMap((cpu) =>
  [1, 2, 4, 8].map((times) => ({
    id: `std1.large.c${cpu}m${cpu * times}`,
    spec,
    cpu,
    memory: cpu * times,
    features: { gpu: 1, network: 1 },
    disabled: false,
  })),
);

/** The plan of a process type for which nothing else is chosen. */
export const usualPlan = 'std1.large.c1m1';

/** The plan of that id, if there is one. */
export function findPlan(id: unknown): (typeof plans)[number] | undefined {
  return plans.find((plan) => plan.id === id);
}

/** The plans of a kind of machine, with that many cores and GiB of memory; whatever is null is not looked at. */
export function plansLike(wanted: {
  readonly spec: string | null;
  readonly cpu: string | null;
  readonly memory: string | null;
}): typeof plans {
  const isLike = (value: number, text: string | null): boolean => text === null || Number.parseInt(text, 10) === value;
  return plans.filter(
    ({ cpu, memory }) =>
      (wanted.spec === null || wanted.spec === spec['id']) && isLike(cpu, wanted.cpu) && isLike(memory, wanted.memory),
  );
}
