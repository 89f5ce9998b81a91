/** How a sandbox is started, besides what it speaks. */
export interface StartOptions {
  readonly port?: number | undefined;
  readonly httpsPort?: number | undefined;
  readonly open?: boolean | undefined;
  readonly throttle?: boolean | undefined;
}
