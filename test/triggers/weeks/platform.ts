import type { Change } from "../../../src/client";
import { type Lists, type poller, stateOf } from "../poller";

/** When the platform keeps what a trigger has written into its state. */
export type StateModel = "afterEachPage" | "atTheEnd";

export class Crash extends Error {}

export interface Execution {
  /** Everything that was handed over, also by an execution that crashed. */
  readonly handedOver: Change[];
  /** Of these, what the saved state does not stand for. */
  readonly unsaved: number;
  readonly crashed: boolean;
  /** Whether nothing was left to read. */
  readonly complete: boolean;
  /** Places where it could have crashed. */
  readonly steps: number;
}

export interface ExecuteOptions {
  readonly batched: boolean;
  readonly model: StateModel;
  /** Crashes at this step. */
  readonly crashAt?: number | undefined;
  /** Done between two pages. */
  readonly between?: () => void;
}

type Instance = Record<string, unknown>;
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Runs the trigger round by round, and keeps its state as one of the two models has it. */
export class Platform {
  saved: Instance = {};

  constructor(
    private readonly poll: ReturnType<typeof poller>,
    private readonly inputs: Record<string, unknown>,
  ) {}

  async execute(options: ExecuteOptions): Promise<Execution> {
    const { batched, model, crashAt, between } = options;
    const handedOver: Change[] = [];
    let unsaved = 0;
    let step = 0;
    const passing = () => {
      step += 1;
      if (step === crashAt) throw new Crash("The platform went down.");
    };
    let cursor: object | null = null;
    let last: Instance = this.saved;
    try {
      do {
        passing();
        // Between two rounds nobody may rely on what is in memory.
        const instance = copy(this.saved);
        const round = await this.#round(instance, batched, cursor);
        last = instance;
        passing();
        handedOver.push(...round.items);
        unsaved += round.items.length;
        passing();
        if (model === "afterEachPage") {
          this.saved = instance;
          unsaved = 0;
          passing();
        }
        cursor = round.next;
        if (cursor) between?.();
      } while (cursor);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return { handedOver, unsaved, crashed: true, complete: false, steps: step };
    }
    this.saved = last;
    const complete = stateOf(last)?.cursor === undefined;
    return { handedOver, unsaved: 0, crashed: false, complete, steps: step };
  }

  async #round(instance: Instance, batched: boolean, cursor: object | null) {
    const context = batched ? { batch: { enabled: true, batchSize: 50 } } : {};
    const payload = cursor ? { paginationState: copy(cursor) } : {};
    const answer = await this.poll.call(instance, this.inputs, { payload, context });
    if (batched) return { items: this.poll.items(answer), next: this.poll.next(answer) };
    const lists = answer.payload.body.data as Lists;
    const items = (changeType: Change["changeType"]): Change[] =>
      lists[changeType].map((record, at) => ({
        changeType,
        record,
        key: lists.keys[changeType][at] ?? "",
      }));
    return { items: [...items("created"), ...items("updated")], next: null };
  }
}
