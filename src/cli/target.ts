import type { ControllerUrl } from '../api/controller-url.ts';
import type { Brand } from '../base/brand.ts';
import type { Host } from './host.ts';
import type { Trace } from './trace.ts';

/** To which controller to connect, and as whom. */
export interface Target {
  readonly controller: ControllerUrl;
  readonly token?: string | undefined;
  readonly sslVerify: boolean;
  readonly pageSize?: number | undefined;
  /** Headers for every request that prove who sends it, apart from a token. */
  readonly proof?: Readonly<Record<string, string>> | undefined;
}

/** What connections need besides their target. */
export interface ConnectOptions {
  readonly host: Host;
  readonly brand: Brand;
  /** The file in which dialects are remembered. */
  readonly memory: string;
  /** The dialect demanded on the command line; `auto` for none, whatever is remembered. */
  readonly api: string | undefined;
  /** Seconds, as given on the command line. */
  readonly timeout: number | undefined;
  readonly notice: (message: string) => void;
  /** Says on a terminal how far the work has come. */
  readonly progress: (text: string) => void;
  /** Where requests and answers are shown; undefined where they are not. */
  readonly trace?: Trace | undefined;
}
