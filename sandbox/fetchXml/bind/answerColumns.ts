import { bindSelect } from "../../odata/bind/select";
import type { Column } from "../../schema/derived";
import type { AttributeNode } from "../parse/ast";
import { refusal } from "../refusals";
import { columnOf, isTypeColumn } from "./columns";
import { duplicateAlias, joinedWith, type Source, type Sources } from "./source";

/** The columns of an answer. */
export interface AnswerColumns {
  /** Of the rows asked for, under their own names, with their automatic companions. */
  own: Column[];
  /** Those with an alias and those of links. */
  aliased: AliasedColumn[];
}

export interface AliasedColumn {
  /** Name of the property: the alias, or `contact.fullname`. */
  property: string;
  /** Name in the rows of the statement. */
  sql: string;
  source: Source;
  column: Column;
}

/**
 * Looks up what a query selects. Without `attribute` the rows asked for show every column, those of
 * a link none.
 * https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/select-columns
 */
export function bindAnswerColumns(
  root: Source,
  sources: Sources,
  distinct: boolean,
): AnswerColumns {
  const joined = joinedWith(root);
  refuseOutside(joined, sources);
  const own = ownColumns(root, distinct);
  const aliased = [...aliasedOf(root), ...joined.slice(1).flatMap(linkedOf)];
  const properties = new Set(own.map(({ property }) => property));
  return {
    own,
    aliased: aliased.flatMap((column, at) => {
      const before = aliased.slice(0, at).find(({ property }) => property === column.property);
      if (before?.source === column.source && before.column === column.column) {
        return [];
      }
      if (before || properties.has(column.property)) {
        throw duplicateAlias(column.property);
      }
      return [{ ...column, sql: `__a${at}` }];
    }),
  };
}

/** Distinct rows are none of the table's: they have no key unless it is asked for. */
function ownColumns({ node, table }: Source, distinct: boolean): Column[] {
  if (node.columns === "all" || (node.attributes.length === 0 && node.columns !== "none")) {
    return bindSelect(table, undefined).columns;
  }
  const plain = node.attributes.filter(({ alias }) => alias === undefined);
  const asked = plain.map(({ name }) => columnOf(table, name));
  const { columns } = bindSelect(
    table,
    asked.filter((column) => !isTypeColumn(column)).map(({ property }) => property),
  );
  const keys = [table.primaryId, ...(table.declaration.principal ? ["ownerid"] : [])];
  return [...asked.filter(isTypeColumn), ...columns].filter(
    (column) => !distinct || asked.includes(column) || !keys.includes(column.name),
  );
}

type Named = Omit<AliasedColumn, "sql">;

function aliasedOf(source: Source): Named[] {
  return source.node.attributes.flatMap(({ name, alias }) =>
    alias === undefined ? [] : [{ property: alias, source, column: columnOf(source.table, name) }],
  );
}

function linkedOf(source: Source): Named[] {
  const { node, table } = source;
  const all = node.columns === "all" ? bindSelect(table, undefined).columns : [];
  const given = node.attributes.map((attribute) => {
    const column = columnOf(table, attribute.name);
    return { property: propertyOf(attribute, column, source), source, column };
  });
  return [
    ...all.map((column) => ({ property: linkedProperty(column, source), source, column })),
    ...given,
  ];
}

function propertyOf({ alias }: AttributeNode, column: Column, source: Source): string {
  return alias ?? linkedProperty(column, source);
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/join-tables#related-table-propertyattribute-names-are-inconsistent */
function linkedProperty(column: Column, { prefix, join }: Source): string {
  return join?.type === "matchfirstrowusingcrossapply"
    ? column.schemaName
    : `${prefix}.${isTypeColumn(column) ? column.property : column.name}`;
}

/** Rows that are only asked whether they exist have nothing to show. */
export function refuseOutside(joined: readonly Source[], { all }: Sources): void {
  for (const { node, join } of all.filter((source) => !joined.includes(source))) {
    if (node.attributes.length > 0 || node.columns === "all" || node.orders.length > 0) {
      const message = `A link-entity of type '${join?.type}' returns no column values and has no order.`;
      throw refusal("InvalidArgument", message);
    }
  }
}
