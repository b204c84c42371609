import type { Service } from "../http/service";
import { ControlError } from "./controlError";
import type { SnapshotControls } from "./controls";
import { readSnapshot, writeSnapshot } from "./snapshotText";
import { type EnvironmentState, restoreState, saveState } from "./state";

/** Each is as large as the environment. */
const most = 50;

export class Snapshots implements SnapshotControls {
  readonly #states = new Map<string, EnvironmentState>();

  constructor(private readonly service: Omit<Service, "snapshots">) {}

  save(name: string): void {
    this.#keep(name, saveState(this.service));
  }

  restore(name: string): void {
    restoreState(this.service, this.#named(name));
  }

  remove(name: string): void {
    this.#named(name);
    this.#states.delete(name);
  }

  list(): string[] {
    return [...this.#states.keys()].sort();
  }

  export(name: string): string {
    return writeSnapshot(this.#named(name), this.service.start.tables);
  }

  import(name: string, text: string): void {
    const { start, store, clock } = this.service;
    const check = (state: EnvironmentState) => {
      store.check(state.store);
      clock.check(state.clock);
    };
    this.#keep(name, readSnapshot(text, start.tables, check));
  }

  #keep(name: string, state: EnvironmentState): void {
    if (!/^[\w.-]{1,100}$/.test(name) || /^\.+$/.test(name)) {
      // A path that ends in `..` means the folder above to whoever sends it.
      throw new ControlError(
        400,
        "The name of a snapshot is 1 to 100 letters, digits, _, . or -, not dots alone.",
      );
    }
    if (!this.#states.has(name) && this.#states.size >= most) {
      throw new ControlError(400, `There are ${most} snapshots already; remove one first.`);
    }
    this.#states.set(name, state);
  }

  #named(name: string): EnvironmentState {
    const state = this.#states.get(name);
    if (state !== undefined) return state;
    const there = this.list().join(", ") || "none";
    throw new ControlError(404, `There is no snapshot "${name}"; there are: ${there}.`);
  }
}
