import { DeliveredVersions } from "./DeliveredVersions";
import { fieldsOf } from "./fieldsOf";
import { rememberedTable } from "./rememberedTable";
import { timeOf } from "./times";
import type { PolledTable } from "./types";

/**
 * A state as it comes back from storage. It is read field by field: a field that is damaged is named and left
 * out, the others are kept.
 */
export class SavedState {
  readonly #fields: ReadonlyMap<string, unknown>;
  readonly #problems: string[] = [];

  private constructor(fields: ReadonlyMap<string, unknown>) {
    this.#fields = fields;
  }

  /** Undefined where nothing was saved before. */
  static from(value: unknown): SavedState | "damaged" | undefined {
    if (value === undefined || value === null) return undefined;
    const fields = fieldsOf(value);
    if (!fields) return "damaged";
    return fields.size === 0 ? undefined : new SavedState(fields);
  }

  /** What was wrong, each as the second half of a sentence. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  has(name: string): boolean {
    return this.#fields.get(name) !== undefined;
  }

  /** A field that every state has. `parse` returns undefined for a damaged one. */
  required<T>(name: string, parse: (value: unknown) => T | undefined, problem: string) {
    const value = parse(this.#fields.get(name));
    if (value === undefined) this.#problems.push(problem);
    return value;
  }

  /** A field that may be missing. */
  optional<T>(name: string, parse: (value: unknown) => T | undefined, problem: string) {
    return this.has(name) ? this.required(name, parse, problem) : undefined;
  }

  /** A text, where there is one. */
  text(name: string): string | undefined {
    const value = this.#fields.get(name);
    return typeof value === "string" ? value : undefined;
  }

  /** Whether a mark is set. */
  is(name: string): boolean {
    return this.#fields.get(name) === true;
  }

  /** Whether the state is of the one format that there is. */
  hasFormat(): boolean {
    const isKnown = this.#fields.get("format") === 1;
    if (!isKnown) this.#problems.push("it has a format that is not known here");
    return isKnown;
  }

  table(isUsable: (table: PolledTable) => boolean = () => true): PolledTable | undefined {
    const parse = (value: unknown) => {
      const table = rememberedTable(value);
      return table && isUsable(table) ? table : undefined;
    };
    return this.required("table", parse, "it names no table");
  }

  seen(): DeliveredVersions {
    const problem = "its list of versions cannot be read";
    return this.required("seen", DeliveredVersions.read, problem) ?? new DeliveredVersions();
  }

  /** The lower end, in milliseconds since the epoch. */
  since(how: "required" | "optional"): number | undefined {
    return this[how]("since", timeOf, "its lower end is no date-time");
  }
}
