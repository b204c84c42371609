import { setOwn } from "../../src/client/objects/ownProperty";

export type Scope = "execution" | "flow" | "crossFlow" | "integration";
const SCOPES: readonly Scope[] = ["execution", "flow", "crossFlow", "integration"];

export type PersistedValues = Readonly<Record<Scope, Readonly<Record<string, unknown>>>>;

/** What steps persist, by scope. Everything but the execution's outlives a run. */
export class Persisted {
  readonly #values = new Map<Scope, Map<string, unknown>>();

  constructor(values: Partial<PersistedValues> = {}) {
    for (const scope of SCOPES) {
      this.#values.set(scope, new Map(Object.entries(values[scope] ?? {})));
    }
  }

  get(scope: Scope, key: string): unknown {
    return this.#of(scope).get(key);
  }

  has(scope: Scope, key: string): boolean {
    return this.#of(scope).has(key);
  }

  set(scope: Scope, key: string, value: unknown): void {
    this.#of(scope).set(key, value);
  }

  remove(scope: Scope, key: string): void {
    this.#of(scope).delete(key);
  }

  clear(scope: Scope): void {
    this.#of(scope).clear();
  }

  keys(scope: Scope): string[] {
    return [...this.#of(scope).keys()];
  }

  all(scope: Scope): Record<string, unknown> {
    const all: Record<string, unknown> = {};
    for (const [key, value] of this.#of(scope)) setOwn(all, key, value);
    return all;
  }

  values(): PersistedValues {
    const [execution, flow] = [this.all("execution"), this.all("flow")];
    return {
      execution,
      flow,
      crossFlow: this.all("crossFlow"),
      integration: this.all("integration"),
    };
  }

  #of(scope: Scope): Map<string, unknown> {
    const values = this.#values.get(scope);
    if (!values) throw new RangeError(scope);
    return values;
  }
}
