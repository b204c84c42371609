import type { BoundColumn, Step } from "../../odata/bound";
import { linkLimit, tooManyLinks } from "../../odata/refusals";
import type { Schema, Table } from "../../schema/derived";
import { comparable, type Parameter, quote } from "../../store";
import type { RequestContext } from "../../types";

/** What one statement gathers while its text is written: parameters in the order of their places. */
export class Statement {
  readonly parameters: Parameter[] = [];
  #aliases = 0;

  constructor(
    readonly schema: Schema,
    readonly context: Pick<RequestContext, "userId" | "now" | "fiscal">,
  ) {}

  place(value: Parameter): string {
    this.parameters.push(value);
    return "?";
  }

  places(values: readonly Parameter[]): string {
    return values.map((value) => this.place(value)).join(", ");
  }

  alias(): string {
    this.#aliases += 1;
    return `r${this.#aliases}`;
  }
}

/** The rows of one table in a statement, and the lookups joined to them. */
export class Range {
  readonly #joins = new Map<string, { alias: string; text: string }>();

  constructor(
    readonly statement: Statement,
    readonly table: Table,
    readonly alias: string,
  ) {}

  /** The id of the range's row. */
  get id(): string {
    return `${quote(this.alias)}.${quote(this.table.primaryId)}`;
  }

  /** The stored value, as for `IS NULL` and for what is selected. */
  plain(column: BoundColumn): string {
    return `${quote(this.#aliasOf(column.steps))}.${quote(column.column.name)}`;
  }

  /** The value as it is compared, sorted and grouped. */
  comparable(column: BoundColumn): string {
    return comparable(column.column, this.#aliasOf(column.steps));
  }

  /** The joins that the columns asked for so far need; written after them. */
  joins(): string {
    return [...this.#joins.values()].map(({ text }) => ` ${text}`).join("");
  }

  #aliasOf(steps: readonly Step[]): string {
    let path = "";
    let alias = this.alias;
    for (const step of steps) {
      path += `/${step.navigation.name}`;
      const known = this.#joins.get(path) ?? this.#join(step, alias);
      this.#joins.set(path, known);
      if (this.#joins.size > linkLimit) throw tooManyLinks();
      alias = known.alias;
    }
    return alias;
  }

  #join({ navigation, target }: Step, from: string): { alias: string; text: string } {
    const alias = this.statement.alias();
    const { name, polymorphic } = navigation.column;
    const on = `${quote(alias)}.${quote(target.primaryId)} = ${quote(from)}.${quote(name)}`;
    // No two activities have the same id, whatever their tables.
    const points =
      polymorphic && !target.declaration.abstract
        ? ` AND ${quote(from)}.${quote(`${name}__table`)} = '${target.logicalName}'`
        : "";
    return {
      alias,
      text: `LEFT JOIN ${quote(target.logicalName)} ${quote(alias)} ON ${on}${points}`,
    };
  }
}
