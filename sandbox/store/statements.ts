import type { Database, SqlValue, Statement } from "sql.js";
import type { Row } from "../types";
import { decimalOf } from "./decimalKey";

export type Value = Row[string];

/** What a statement takes: decimals as keys that sort as the numbers do. */
export type Parameter = Value | Uint8Array;

const limit = 500;

/** Prepared statements by their text; the one unused for longest goes when there are too many. */
export class Statements {
  readonly #prepared = new Map<string, Statement>();

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
    this.#withTables(() => this.#prepare(sql).run(bound(values)));
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

  #rows(statement: Statement, values: readonly Parameter[]): Row[] {
    try {
      statement.bind(bound(values));
      const names = statement.getColumnNames();
      const rows: Row[] = [];
      while (statement.step()) {
        rows.push(rowOf(names, exactValues(statement)));
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

  #prepare(sql: string): Statement {
    const known = this.#prepared.get(sql);
    const statement = known ?? this.#new(sql);
    this.#prepared.delete(sql);
    this.#prepared.set(sql, statement);
    for (const [oldest, unused] of this.#prepared) {
      if (this.#prepared.size <= limit) {
        break;
      }
      unused.free();
      this.#prepared.delete(oldest);
    }
    return statement;
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
  const values = statement.get();
  if (!values.some((value) => typeof value === "number" && isRounded(value))) {
    return values.map(plain);
  }
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

/** An alias may be any name, those that every object has included. */
function rowOf(names: readonly string[], values: readonly Value[]): Row {
  const row: Row = names.includes("__proto__") ? Object.create(null) : {};
  names.forEach((name, at) => {
    row[name] = values[at] ?? null;
  });
  return row;
}
