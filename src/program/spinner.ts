import type { Ora } from 'ora';
import { clean } from '../output/clean.ts';
import type { Host } from '../cli/host.ts';

const delay = 300;

/** Shows on a terminal that something is going on. */
export interface Spinner {
  /** Stops it for as long as something else uses the terminal; gives what starts it again. */
  silence(): () => void;
  /** Says how far the work has come, behind what goes on: `Scaling processes... web 2/3 up`. */
  tell(progress: string): void;
  stop(): void;
}

/** A terminal that knows no escape sequences: it could not write over what it wrote. */
const isDumb = ({ environment, screen }: Host): boolean => environment['TERM'] === 'dumb' || !('cursorTo' in screen);

/**
 * Starts a spinner on standard error where that is a terminal. It is loaded and shown only when the work takes longer
 * than a moment, so that quick commands do not pay for it.
 */
export function startSpinner(text: string | undefined, host: Host, isWanted: boolean): Spinner {
  let ora: Ora | undefined;
  let holds = 0;
  let shown = `${clean(text ?? '')}...`;
  let isStopped = text === undefined || !isWanted || host.stderr.isTTY !== true || isDumb(host);
  const start = async (): Promise<void> => {
    const { default: createOra } = await import('ora');
    ora = createOra({ text: shown, stream: host.screen, discardStdin: false, isEnabled: true });
    if (!isStopped && holds === 0) ora.start();
  };
  const timer = isStopped ? undefined : setTimeout(() => void start(), delay);
  timer?.unref();
  return {
    silence() {
      holds += 1;
      ora?.stop();
      return () => {
        holds -= 1;
        if (!isStopped && holds === 0) ora?.start();
      };
    },
    tell(progress) {
      shown = `${clean(text ?? '')}... ${clean(progress)}`;
      if (ora) ora.text = shown;
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      ora?.stop();
    },
  };
}
