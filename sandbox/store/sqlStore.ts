import type { ManyToMany, Schema, Table } from "../schema/derived";
import { intersectColumns } from "../schema/relationships";
import { replaceTable } from "../schema/replace";
import type { TableDeclaration } from "../schema/types";
import type { Row, Store } from "../types";
import { bulkInsert } from "./bulk";
import { alterations, storedColumns } from "./ddl";
import { fold } from "./fold";
import { randomGuid } from "./guid";
import { checked, Plans } from "./plans";
import { comparable, isText, quote } from "./sql";
import type { Statements, Value } from "./statements";
import { translate } from "./violations";

/** The store over sql.js. Table and column names it does not know are the caller's mistake. */
export class SqlStore implements Store {
  #version = 1_000_000;
  #depth = 0;
  readonly #plans = new Plans();

  constructor(
    readonly schema: Schema,
    private readonly statements: Statements,
  ) {}

  select(sql: string, parameters: readonly Value[] = []): Row[] {
    return this.statements.select(sql, parameters);
  }

  read(table: string, id: string): Row | undefined {
    return this.find(table, { [this.#table(table).primaryId]: id.toLowerCase() })[0];
  }

  find(table: string, values: Row): Row[] {
    const known = this.#table(table);
    const parameters: Value[] = [];
    const conditions = Object.entries(values).map(([name, value]) => {
      const column = known.columns.get(name);
      const expression = column ? comparable(column) : quote(checked(known, name));
      if (value === null) {
        return `${expression} IS NULL`;
      }
      parameters.push(column && isText(column) ? fold(String(value)) : value);
      return `${expression} = ?`;
    });
    const where = conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "";
    return this.select(`SELECT ${columnList(known)} FROM ${quote(table)}${where}`, parameters);
  }

  insert(table: string, row: Row): void {
    const known = this.#table(table);
    const plan = this.#plans.of(known, Object.keys(row));
    this.#write(known, plan.insert, plan.values(row, row));
  }

  insertMany(table: string, rows: readonly Row[]): void {
    const known = this.#table(table);
    if (rows.length === 0) {
      return;
    }
    const plan = this.#plans.of(known, allNames(rows));
    const values = rows.map((row) => plan.values(row, row));
    const bulk = bulkInsert(table, plan.columns, values);
    this.atomic(() => {
      this.#refusing(known, () => this.statements.runAll(bulk.sql, bulk.rows));
    });
  }

  update(table: string, id: string, changes: Row): void {
    const known = this.#table(table);
    const plan = this.#plans.of(known, Object.keys(changes));
    if (plan.columns.length > 0) {
      const whole = plan.computed.length > 0 ? { ...this.read(table, id), ...changes } : changes;
      this.#write(known, plan.update, [...plan.values(changes, whole), id.toLowerCase()]);
    }
  }

  remove(table: string, id: string): void {
    const { primaryId } = this.#table(table);
    const sql = `DELETE FROM ${quote(table)} WHERE ${quote(primaryId)} = ?`;
    this.statements.run(sql, [id.toLowerCase()]);
  }

  link(relationship: string, a: string, b: string): void {
    const { intersect, columns } = this.#relationship(relationship);
    this.insert(intersect, {
      [columns.id]: randomGuid(),
      [columns.a]: a.toLowerCase(),
      [columns.b]: b.toLowerCase(),
      versionnumber: this.nextVersion(),
    });
  }

  unlink(relationship: string, a: string, b: string): void {
    const { intersect, columns } = this.#relationship(relationship);
    const where = `${quote(columns.a)} = ? AND ${quote(columns.b)} = ?`;
    const pair = [a.toLowerCase(), b.toLowerCase()];
    this.statements.run(`DELETE FROM ${quote(intersect)} WHERE ${where}`, pair);
  }

  atomic<T>(work: () => T): T {
    const savepoint = `s${this.#depth}`;
    this.statements.run(`SAVEPOINT ${savepoint}`, []);
    this.#depth += 1;
    try {
      const result = work();
      this.statements.run(`RELEASE ${savepoint}`, []);
      return result;
    } catch (error) {
      this.statements.run(`ROLLBACK TO ${savepoint}`, []);
      this.statements.run(`RELEASE ${savepoint}`, []);
      throw error;
    } finally {
      this.#depth -= 1;
    }
  }

  /** The SQL table of the version before has to be there to be altered. */
  reshape(declaration: TableDeclaration): void {
    const before = this.#table(declaration.logicalName);
    this.select(`SELECT 1 FROM ${quote(before.logicalName)} LIMIT 0`);
    const after = replaceTable(this.schema, declaration);
    for (const statement of alterations(before, after)) {
      this.statements.run(statement, []);
    }
    this.#plans.clear();
  }

  nextVersion(): number {
    this.#version += 1;
    return this.#version;
  }

  close(): void {
    this.statements.close();
  }

  #write(table: Table, sql: string, values: readonly Value[]): void {
    this.#refusing(table, () => this.statements.run(sql, values));
  }

  #refusing(table: Table, write: () => void): void {
    try {
      write();
    } catch (error) {
      throw translate(table, error);
    }
  }

  #table(name: string): Table {
    const table = this.schema.tables.get(name);
    if (!table) {
      throw new Error(`The store has no table "${name}".`);
    }
    return table;
  }

  #relationship(name: string): Pick<ManyToMany, "intersect"> & {
    columns: ReturnType<typeof intersectColumns>;
  } {
    const relationship = this.schema.manyToMany.get(name);
    if (!relationship) {
      throw new Error(`The store has no many-to-many relationship "${name}".`);
    }
    const a = this.#table(relationship.declaredBy).primaryId;
    const b = this.#table(relationship.with).primaryId;
    return { intersect: relationship.intersect, columns: intersectColumns(relationship, a, b) };
  }
}

function allNames(rows: readonly Row[]): string[] {
  const names = new Set<string>();
  for (const row of rows) {
    for (const name in row) {
      names.add(name);
    }
  }
  return [...names];
}

/** Everything the row has, without the folded companions. */
function columnList(table: Table): string {
  return storedColumns(table)
    .flatMap(({ name, polymorphic }) => (polymorphic ? [name, `${name}__table`] : [name]))
    .map(quote)
    .join(", ");
}
