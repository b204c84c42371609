import type { Database, SqlValue, Statement } from "sql.js";
import type { Row } from "../types";
import { decimalOf } from "./decimalKey";
import { type RowMaker, rowMaker } from "./rowMaker";

export type Value = Row[string];

/** What a statement takes: decimals as keys that sort as the numbers do. */
export type Parameter = Value | Uint8Array;

/** Of these, the half that was not used for longest goes when there are more. */
const limit = 500;

interface Prepared {
  readonly statement: Statement;
  /** Of the last use, counted over all statements: to move it to the end of a map costs more than the lookup. */
  used: number;
  /** Makes its rows, from the first use that has one. */
  rows?: RowMaker;
}

/** Prepared statements by their text; those unused for longest go when there are too many. */
export class Statements {
  readonly #prepared = new Map<string, Prepared>();
  #uses = 0;

  #database: Database;

  /**
   * @param open a database, empty or with the content of one that was exported
   * @param create the statements that create a table, none for a name that is no table's
   */
  constructor(
    private readonly open: (content?: Uint8Array) => Database,
    private readonly create: (table: string) => readonly string[],
  ) {
    this.#database = open();
  }

  /** Everything that is stored, in the form of a file of SQLite. */
  export(): Uint8Array {
    return this.#database.export();
  }

  /** Throws where a content is none that can be put in the place of what is stored. */
  check(content: Uint8Array): void {
    const other = this.open(content);
    try {
      const [found] = other.exec("PRAGMA quick_check(1)");
      if (found?.values[0]?.[0] !== "ok") throw new Error("its content is damaged.");
    } finally {
      other.close();
    }
  }

  /** Puts what was exported in the place of everything that is stored. */
  replace(content: Uint8Array): void {
    const next = this.open(content);
    this.#prepared.clear();
    this.#database.close();
    this.#database = next;
  }

  run(sql: string, values: readonly Parameter[]): void {
    this.#withTables(() => this.#prepare(sql).statement.run(bound(values)));
  }

  /** Runs a statement that will not come again once for each row of values. */
  runAll(sql: string, rows: readonly (readonly Parameter[])[]): void {
    const statement = this.#new(sql);
    try {
      for (const values of rows) {
        statement.run(bound(values));
      }
    } finally {
      statement.free();
    }
  }

  select(sql: string, values: readonly Parameter[]): Row[] {
    return this.#withTables(() => this.#rows(this.#prepare(sql), values));
  }

  #rows(prepared: Prepared, values: readonly Parameter[]): Row[] {
    const { statement } = prepared;
    try {
      statement.bind(bound(values));
      const rows: Row[] = [];
      while (statement.step()) {
        prepared.rows ??= rowMaker(statement.getColumnNames());
        rows.push(prepared.rows(exactValues(statement)));
      }
      return rows;
    } finally {
      statement.reset();
    }
  }

  close(): void {
    this.#database.close();
  }

  #new(sql: string): Statement {
    return this.#withTables(() => this.#database.prepare(sql));
  }

  /**
   * Creates the tables that are missing, one at a time: those nobody has used yet, and those whose
   * first use was rolled back, which a statement prepared before finds out when it runs.
   */
  #withTables<T>(use: () => T): T {
    try {
      return use();
    } catch (error) {
      const creation = this.create(missingTable(error));
      if (creation.length === 0) throw error;
      for (const statement of creation) {
        this.#database.run(statement);
      }
      return this.#withTables(use);
    }
  }

  #prepare(sql: string): Prepared {
    let prepared = this.#prepared.get(sql);
    if (!prepared) {
      prepared = { statement: this.#new(sql), used: 0 };
      if (this.#prepared.size >= limit) this.#freeHalf();
      this.#prepared.set(sql, prepared);
    }
    this.#uses += 1;
    prepared.used = this.#uses;
    return prepared;
  }

  #freeHalf(): void {
    const byUse = [...this.#prepared].sort(([, a], [, b]) => a.used - b.used);
    for (const [sql, { statement }] of byUse.slice(0, limit / 2)) {
      statement.free();
      this.#prepared.delete(sql);
    }
  }
}

/** Name of the table a statement could not be prepared for the want of. */
function missingTable(error: unknown): string {
  const message = error instanceof Error ? error.message : "";
  return /^no such table: (.+)$/.exec(message)?.[1] ?? "";
}

/** sql.js binds a bigint as text, which an INTEGER column takes exactly; its types do not know it. */
function bound(values: readonly Parameter[]): SqlValue[] {
  return values.map((value) => (typeof value === "bigint" ? value.toString() : value));
}

/** Integers beyond 2^53 come out of sql.js rounded, unless it is asked for bigints. */
function exactValues(statement: Statement): Value[] {
  const values: Parameter[] = statement.get();
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at];
    if (typeof value === "number" && isRounded(value)) return bigValues(statement);
    if (value instanceof Uint8Array) values[at] = plain(value);
  }
  return values as Value[];
}

function bigValues(statement: Statement): Value[] {
  return getBigInts(statement).map((value) =>
    typeof value === "bigint" && !isRounded(Number(value)) ? Number(value) : plain(value),
  );
}

function plain(value: Parameter): Value {
  return value instanceof Uint8Array ? decimalOf(value) : value;
}

function isRounded(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** `Statement.get` has a second argument that `@types/sql.js` does not declare. */
function getBigInts(statement: Statement): Parameter[] {
  const { get } = statement as unknown as {
    get(this: Statement, values: null, options: { useBigInt: true }): Parameter[];
  };
  return get.call(statement, null, { useBigInt: true });
}
