import { Range, type Statement } from "../../query/sql/builder";
import { conditionSql } from "../../query/sql/condition";
import { quote } from "../../store";
import { type BoundFilter, isJoined, type Join, joinedWith, type Source } from "../bind/source";

/**
 * Writes the parts of one statement; parameters are gathered in the order of the text, so that
 * parts have to be asked for in the order they stand in.
 */
export class FetchSql {
  readonly #ranges: ReadonlyMap<string, Range>;

  constructor(
    readonly statement: Statement,
    sources: readonly Source[],
  ) {
    this.#ranges = new Map(
      sources.map(({ sql, table }) => [sql, new Range(statement, table, sql)]),
    );
  }

  range({ sql }: Source): Range {
    const range = this.#ranges.get(sql);
    if (!range) {
      throw new Error(`The query has no source ${quote(sql)}.`);
    }
    return range;
  }

  /** `FROM … WHERE …` of a source with all that is joined to it. */
  rows(source: Source, last?: () => string): string {
    return this.#rows(source, [() => this.#own(source), ...(last ? [last] : [])]);
  }

  #rows(source: Source, more: readonly (() => string | undefined)[]): string {
    const joins = source.links.filter(isJoined).map((link) => this.#join(link));
    const subqueries = joinedWith(source).flatMap(({ links }) =>
      links.filter((link) => !isJoined(link)),
    );
    const conditions = [...more, ...subqueries.map((link) => () => this.#related(link))];
    const where = conditions.flatMap((condition) => condition() ?? []);
    const text = where.length > 0 ? ` WHERE ${where.join(" AND ")}` : "";
    return `FROM ${this.#table(source)}${joins.join("")}${text}`;
  }

  #join(source: Source): string {
    const join = joinOf(source);
    if (join.type === "matchfirstrowusingcrossapply") {
      return this.#joinFirst(source, join);
    }
    const conditions = [this.#equal(source, join), this.#own(source)].filter(Boolean);
    const kind = join.type === "outer" ? "LEFT JOIN" : "JOIN";
    const text = ` ${kind} ${this.#table(source)} ON ${conditions.join(" AND ")}`;
    return [text, ...source.links.filter(isJoined).map((link) => this.#join(link))].join("");
  }

  /** One of the matching rows, which one is not said: the sandbox takes the one with the lowest id. */
  #joinFirst(source: Source, join: Join): string {
    const first = new Range(this.statement, source.table, `${source.sql}first`);
    const ranges = new Map([...this.#ranges, [source.sql, first]]);
    const parent = this.range(join.parent).comparable(columnOf(join.parent, join.to));
    const own = source.filter && this.#filter(source.filter, ranges);
    const matches = `${first.comparable(columnOf(source, join.from))} = ${parent}`;
    const where = [matches, own].filter(Boolean).join(" AND ");
    const table = `${quote(source.table.logicalName)} ${quote(first.alias)}`;
    const one = `SELECT ${first.id} FROM ${table} WHERE ${where} ORDER BY ${first.id} LIMIT 1`;
    return ` JOIN ${this.#table(source)} ON ${this.range(source).id} = (${one})`;
  }

  /** A condition on rows that are not part of the answer. */
  #related(source: Source): string {
    const join = joinOf(source);
    switch (join.type) {
      case "not any":
        return `NOT ${this.#exists(source, join)}`;
      case "all":
        return `(${this.#existsAny(source, join)} AND NOT ${this.#exists(source, join)})`;
      case "in": {
        const parent = this.range(join.parent).comparable(columnOf(join.parent, join.to));
        const from = this.range(source).comparable(columnOf(source, join.from));
        return `${parent} IN (SELECT ${from} ${this.rows(source)})`;
      }
      default:
        return this.#exists(source, join);
    }
  }

  #exists(source: Source, join: Join): string {
    const conditions = [() => this.#equal(source, join), () => this.#own(source)];
    return `EXISTS (SELECT 1 ${this.#rows(source, conditions)})`;
  }

  /** Without the filter and the links inside. */
  #existsAny(source: Source, join: Join): string {
    return `EXISTS (SELECT 1 FROM ${this.#table(source)} WHERE ${this.#equal(source, join)})`;
  }

  #equal(source: Source, { parent, from, to }: Join): string {
    const linked = this.range(source).comparable(columnOf(source, from));
    return `${linked} = ${this.range(parent).comparable(columnOf(parent, to))}`;
  }

  #own({ filter }: Source): string | undefined {
    return filter && this.#filter(filter, this.#ranges);
  }

  #filter(filter: BoundFilter, ranges: ReadonlyMap<string, Range>): string {
    switch (filter.kind) {
      case "condition":
        return conditionSql(filter.condition, ranges);
      case "related":
        return this.#related(filter.source);
      default: {
        const operands = filter.operands.map((operand) => this.#filter(operand, ranges));
        return `(${operands.join(filter.kind === "and" ? " AND " : " OR ")})`;
      }
    }
  }

  #table({ table, sql }: Source): string {
    return `${quote(table.logicalName)} ${quote(sql)}`;
  }
}

function columnOf({ table, sql }: Source, column: Join["to"]) {
  return { range: sql, steps: [], table, column };
}

function joinOf({ join }: Source): Join {
  if (!join) {
    throw new Error("The rows asked for are not joined to anything.");
  }
  return join;
}
