/** Why a request is turned down: its status, and one sentence for people. */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
