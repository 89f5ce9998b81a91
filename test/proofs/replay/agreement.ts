import type { ControllerName } from '../../../src/sandbox/rules/controller-names.ts';

/** How far a sandbox that is like a real controller agrees with what was recorded of that. */
export interface Agreement {
  readonly recording: string;
  /** How many exchanges are within the endpoints of the API. */
  readonly inside: number;
  /** How many of them have the recorded status and the recorded shape, but for fields that the sandbox does not have. */
  readonly agree: number;
  /** How many refusals have the recorded status, and how many of them every recorded word. */
  readonly refusals: number;
  readonly inWords: number;
}

/** Of each controller that was recorded. A test replays them all and finds these numbers. */
export const agreements: Readonly<Partial<Record<ControllerName, Agreement>>> = {
  'deis-1.4': { recording: 'deis-1.4.1_api-1.1', inside: 254, agree: 253, refusals: 135, inWords: 129 },
  'deis-1.13': { recording: 'deis-1.13.4_api-1.7', inside: 478, agree: 465, refusals: 207, inWords: 198 },
  'workflow-2.0': { recording: 'workflow-2.0.0_api-2.0', inside: 706, agree: 677, refusals: 272, inWords: 257 },
  'workflow-2.4.2': { recording: 'workflow-2.4.2_api-2.2', inside: 707, agree: 687, refusals: 321, inWords: 311 },
  'workflow-2.18': { recording: 'workflow-2.18.0_api-2.3', inside: 731, agree: 712, refusals: 330, inWords: 318 },
  'drycc-1.0': { recording: 'drycc-1.0.0_api-2.3', inside: 419, agree: 404, refusals: 210, inWords: 200 },
};
