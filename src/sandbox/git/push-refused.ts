/** A push that is refused. The message is what the one who pushes reads, a line each after `remote:`. */
export class PushRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PushRefused';
  }
}
