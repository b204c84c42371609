import type { Schema, Table } from "../schema/derived";
import { replaceTable } from "../schema/replace";
import type { TableDeclaration } from "../schema/types";
import type { Row, Store, StoredChange, StoredState } from "../types";
import { allNames, bulkInsert } from "./bulk";
import { ChangeLog } from "./changeLog";
import { alterations } from "./ddl";
import { findRows, readRow } from "./findRows";
import { randomGuid } from "./guid";
import {
  asIdentity,
  identityCondition,
  identityOf,
  identityValues,
  type RowIdentity,
  withPartition,
} from "./identity";
import { intersectOf } from "./intersect";
import { forgetOptions } from "./optionRows";
import { Plans } from "./plans";
import { Revisions } from "./revisions";
import { Savepoints } from "./savepoints";
import { quote } from "./sql";
import type { Parameter, Statements } from "./statements";
import { addTombstone } from "./tombstones";
import { Versions } from "./versions";
import { translating } from "./violations";

/** The store over sql.js. Table and column names it does not know are the caller's mistake. */
export class SqlStore implements Store {
  readonly #versions = new Versions();
  readonly #log = new ChangeLog();
  readonly #plans = new Plans();
  readonly #savepoints: Savepoints;
  readonly #revisions = new Revisions();
  readonly revision = (tables: readonly string[]): number => this.#revisions.of(tables);

  constructor(
    readonly schema: Schema,
    private readonly statements: Statements,
  ) {
    this.#savepoints = new Savepoints(statements, this.#log, () => this.#revisions.countAll());
  }

  select(sql: string, parameters: readonly Parameter[] = []): Row[] {
    return this.statements.select(sql, parameters);
  }

  read(table: string, identity: string | RowIdentity): Row | undefined {
    const { sql, parameters } = readRow(this.#table(table), asIdentity(identity));
    return this.select(sql, parameters)[0];
  }

  find(table: string, values: Row): Row[] {
    const { sql, parameters } = findRows(this.#table(table), values);
    return this.select(sql, parameters);
  }

  insert(table: string, given: Row): void {
    const known = this.#table(table);
    const row = withPartition(known, given);
    const plan = this.#plans.of(known, Object.keys(row));
    this.#write(known, () => this.statements.run(plan.insert, plan.values(row, row)));
    this.#wrote({ kind: "create", table, id: identityOf(known, row).id, changes: row });
  }

  insertMany(table: string, given: readonly Row[]): void {
    const known = this.#table(table);
    if (given.length === 0) return;
    const rows = given.map((row) => withPartition(known, row));
    const plan = this.#plans.of(known, allNames(rows));
    const values = rows.map((row) => plan.values(row, row));
    const bulk = bulkInsert(table, plan.columns, values);
    this.atomic(() => {
      this.#write(known, () => this.statements.runAll(bulk.sql, bulk.rows));
      for (const row of this.#log.listening ? rows : []) {
        this.#wrote({ kind: "create", table, id: identityOf(known, row).id, changes: row });
      }
    });
  }

  update(table: string, identity: string | RowIdentity, changes: Row): void {
    const known = this.#table(table);
    const plan = this.#plans.of(known, Object.keys(changes));
    if (plan.columns.length === 0) return;
    const needed = plan.computed.length > 0 || this.#log.listening;
    const row = asIdentity(identity);
    const before = needed ? this.read(table, row) : undefined;
    const values = plan.values(changes, { ...before, ...changes });
    const all = [...values, ...identityValues(known, row)];
    this.#write(known, () => this.statements.run(plan.update, all));
    if (!before) return;
    this.#wrote({ kind: "update", table, id: identityOf(known, before).id, before, changes });
  }

  remove(table: string, identity: string | RowIdentity, version?: number): void {
    const before = this.read(table, identity);
    if (!before) return;
    const known = this.#table(table);
    const key = identityOf(known, before).id;
    const values = identityValues(known, asIdentity(identity));
    const sql = `DELETE FROM ${quote(table)} WHERE ${identityCondition(known)}`;
    this.atomic(() => {
      this.#write(known, () => this.statements.run(sql, values));
      this.statements.run(addTombstone, [table, key, version ?? this.nextVersion()]);
      this.#wrote({ kind: "delete", table, id: key, before });
    });
  }

  link(relationship: string, a: string, b: string): void {
    const { table, columns } = intersectOf(this.schema, relationship);
    const pair = { [columns.a]: a.toLowerCase(), [columns.b]: b.toLowerCase() };
    const versionnumber = this.nextVersion();
    this.insert(table, { [columns.id]: randomGuid(), ...pair, versionnumber });
  }

  unlink(relationship: string, a: string, b: string): void {
    const { table, columns } = intersectOf(this.schema, relationship);
    const pair = { [columns.a]: a.toLowerCase(), [columns.b]: b.toLowerCase() };
    for (const row of this.find(table, pair)) {
      this.remove(table, String(row[columns.id]));
    }
  }

  atomic<T>(work: () => T): T {
    return this.#savepoints.run(work);
  }

  save(): StoredState {
    const tables = [...this.schema.tables.values()].map(({ declaration }) => declaration);
    return { content: this.statements.export(), version: this.#versions.last, tables };
  }

  check({ content }: StoredState): void {
    this.statements.check(content);
  }

  restore({ content, version, tables }: StoredState): void {
    // What is no database is refused before anything has changed.
    this.statements.replace(content);
    this.#revisions.countAll();
    for (const declaration of tables) {
      const { declaration: present } = this.#table(declaration.logicalName);
      if (present !== declaration) replaceTable(this.schema, declaration);
    }
    this.#plans.clear();
    this.#versions.restore(version);
  }

  /** The SQL table of the version before has to be there to be altered. */
  reshape(declaration: TableDeclaration): void {
    const before = this.#table(declaration.logicalName);
    this.select(`SELECT 1 FROM ${quote(before.logicalName)} LIMIT 0`);
    const after = replaceTable(this.schema, declaration);
    for (const statement of [...alterations(before, after), ...forgetOptions(this.schema)]) {
      this.statements.run(statement, []);
    }
    this.#plans.clear();
    this.#revisions.countAll();
  }

  nextVersion(): number {
    return this.#versions.next();
  }

  minActiveVersion(): number {
    return this.#versions.minActive();
  }

  holdVersions(): () => void {
    return this.#versions.hold();
  }

  onChange(listener: (change: StoredChange) => void): void {
    this.#log.listen(listener);
  }

  close(): void {
    this.statements.close();
  }

  /** A write outside of any transaction is a transaction. */
  #wrote(change: StoredChange): void {
    this.#log.add(change);
    if (this.#savepoints.none) this.#log.commit();
  }

  #write(table: Table, work: () => void): void {
    this.#revisions.count(table.logicalName);
    translating(table, work);
  }

  #table(name: string): Table {
    const table = this.schema.tables.get(name);
    if (!table) throw new Error(`The store has no table "${name}".`);
    return table;
  }
}
