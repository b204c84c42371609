import type { RecordedRefusal } from "../recorded";
import type { SandboxRequest, SandboxResponse } from "../types";

/** The words that `notSimulated` in `odata/refusals.ts` begins with. */
const opening = "The sandbox does not simulate ";
/** Different refusals that are remembered; a program that makes up names could cause any number. */
const most = 1000;

/** What requests asked for that the sandbox does not simulate, each once with how often. */
export class UnsimulatedLog {
  readonly #refusals = new Map<string, RecordedRefusal>();

  get refusals(): RecordedRefusal[] {
    return [...this.#refusals.values()];
  }

  note({ method, url }: Pick<SandboxRequest, "method" | "url">, answer: SandboxResponse): void {
    const message = answer.status === 501 ? messageOf(answer.body) : undefined;
    if (message === undefined) return;
    const known = this.#refusals.get(message);
    if (known !== undefined) known.count += 1;
    else if (this.#refusals.size < most) {
      this.#refusals.set(message, { message, count: 1, method, url });
    }
  }

  clear(): void {
    this.#refusals.clear();
  }
}

/** The service has answers with 501 as well, in words that are not the sandbox's. */
function messageOf(body: string | Buffer): string | undefined {
  const { error } = JSON.parse(String(body)) as { error: { message: string } };
  return error.message.startsWith(opening) ? error.message : undefined;
}
