import { tokenExpired } from "../auth/challenge";
import { garble, rewrite } from "../faults/afterwards";
import { gatewayAnswer } from "../faults/gateway";
import { answerInstead } from "../faults/instead";
import type { FaultAction } from "../faults/types";
import { errorResponse } from "../http/errorResponse";
import type { Service } from "../http/service";
import type { SandboxRequest, SandboxResponse } from "../types";

/** The connection is lost in the middle of a batch: what was not reached yet is not done. */
export class Interrupted extends Error {}

/**
 * Fault rules inside of a batch. What can be said in an answer is said in the part's; what concerns
 * the connection strikes the answer of the whole batch.
 */
export class PartFaults {
  /** To be done to the whole answer. */
  onWhole: FaultAction | undefined;
  /** Milliseconds that parts are late, together. */
  delayMs = 0;

  /** What struck the parts so far, in order: rules count, and a batch may be run again. */
  readonly #struck: (FaultAction | undefined)[] = [];
  #parts = 0;

  constructor(private readonly service: Pick<Service, "faults" | "limits" | "endpoint">) {}

  /** Runs a part, or does to it what the rule that struck it says. Throws `Interrupted`. */
  run(
    request: SandboxRequest,
    work: () => SandboxResponse,
  ): { answer: SandboxResponse; fault: FaultAction["kind"] | undefined } {
    const action = this.#strike(request);
    return { answer: this.perform(action, request, work), fault: action?.kind };
  }

  /** Lets the same faults strike the same parts once more. */
  rewind(): void {
    this.onWhole = undefined;
    this.delayMs = 0;
    this.#parts = 0;
  }

  #strike(request: SandboxRequest): FaultAction | undefined {
    if (this.#parts === this.#struck.length) {
      this.#struck.push(this.service.faults.strike({ ...request, token: false, part: true }));
    }
    this.#parts += 1;
    return this.#struck[this.#parts - 1];
  }

  private perform(
    action: FaultAction | undefined,
    { headers }: SandboxRequest,
    work: () => SandboxResponse,
  ): SandboxResponse {
    const { limits, endpoint } = this.service;
    switch (action?.kind) {
      case undefined:
        return work();
      case "throttle":
      case "status":
      case "sql":
        return answerInstead(action, limits);
      case "gateway":
        if (action.applied) work();
        return gatewayAnswer(action);
      case "rewrite":
        return rewrite(work(), action);
      case "expireToken":
        endpoint.tokens.revokeAll();
        return errorResponse(tokenExpired(endpoint), headers);
      case "malformed":
        return garble(work(), action);
      case "parts":
        return work();
      case "delay":
        this.delayMs += action.ms;
        return work();
      case "truncate":
      case "stall":
      case "bomb":
      case "lostResponse":
        this.onWhole = action;
        return work();
      case "hang":
      case "reset":
        this.onWhole = action;
        if (action.kind === "hang" && action.applied) return work();
        throw new Interrupted();
    }
  }
}
