import type { ChangeTracking, LinkRules } from "../api";
import type { Service } from "../http/service";
import type { TableDeclaration } from "../schema/types";
import type { Store, StoredState } from "../types";
import { restoreState } from "./state";

/** How a sandbox was when it started, and the way back there. */
export class Start {
  readonly tables: readonly TableDeclaration[];
  readonly #rules: { tracking: ChangeTracking; links: LinkRules; skewMs: number };
  #stored: StoredState | undefined;

  /** @param fill makes a store with the rows of the start */
  constructor(
    private readonly service: Omit<Service, "start" | "snapshots">,
    private readonly fill: () => Promise<Store>,
  ) {
    const { store, tracking, links, date } = service;
    this.tables = [...store.schema.tables.values()].map(({ declaration }) => declaration);
    this.#rules = { tracking: { ...tracking }, links: { ...links }, skewMs: date.skewMs };
  }

  /**
   * Brings back rows, definitions, rules, clock and app registrations of the start; faults and logs are
   * empty. Tokens stay good. The rows are made anew the first time and kept from then on, which costs
   * nothing where nobody resets.
   */
  async reset(): Promise<void> {
    this.#stored ??= await this.#fillAnew();
    const { tracking, links, date, faults, log, webhooks, unsimulated, endpoint } = this.service;
    const clock = { offsetMs: 0, stoppedAt: null };
    const state = { store: this.#stored, drafts: [], files: [], counted: [], clock };
    restoreState(this.service, state);
    Object.assign(tracking, this.#rules.tracking);
    Object.assign(links, this.#rules.links);
    date.skewMs = this.#rules.skewMs;
    endpoint.reset();
    faults.clear();
    log.clear();
    webhooks.log.length = 0;
    unsimulated.clear();
  }

  async #fillAnew(): Promise<StoredState> {
    const store = await this.fill();
    const stored = store.save();
    store.close();
    return { ...stored, tables: this.tables };
  }
}
