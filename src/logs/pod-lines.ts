import type { Tinted } from '../output/view.ts';
import { type LogPart, tintStart } from './log-line.ts';

/** A line that a process wrote. */
export interface PodLine {
  readonly pod: NamedProcess;
  readonly message: string;
}

/** A process that has a log. */
export interface NamedProcess {
  readonly name: string;
  readonly type: string;
}

/** A line with what wrote it in front, as `hello[web.hello-web-979901065-wbwwr]: ready`. */
export function printed(app: string, { pod, message }: PodLine): string {
  return `${startOf(app, pod)}${message}`;
}

/** The same by its parts; the logs of processes have no times. */
export function parts({ pod, message }: PodLine): LogPart {
  return { time: null, source: 'app', process: pod.name, message };
}

const form = /^[^\s[\]]+\[([^\].]+)\.[^\]]+\]: /;

/** Whether a printed line starts with the process that wrote it. */
export function isOfPod(line: string): boolean {
  return form.test(line);
}

/** A printed line, with a color for each type of process. */
export function tintPrinted(line: string): readonly Tinted[] {
  const [start = '', type = ''] = form.exec(line) ?? [];
  return tintStart(line, start.length, type);
}

function startOf(app: string, { name, type }: NamedProcess): string {
  return `${app}[${type}.${name}]: `;
}

/** Whether a process is meant by its type, its name, or the end of its name. */
export function isMeant({ name, type }: NamedProcess, wanted: string | undefined): boolean {
  return wanted === undefined || type === wanted || name === wanted || name.endsWith(`-${wanted}`);
}
