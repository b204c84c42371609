import { edmType } from "../../odata/edm";
import type { Column, Table } from "../../schema/derived";
import type { LinkNode } from "../parse/ast";
import { refusal } from "../refusals";
import { columnOf } from "./columns";
import { noRelationship } from "./throughIntersect";

/** The columns a link is made over. Either may be left out if the other one determines it. */
export function joinColumns(
  { from, to }: LinkNode,
  parent: Table,
  linked: Table,
): { from: Column; to: Column } {
  const near = to === undefined ? undefined : columnOf(parent, to);
  const far = from === undefined ? undefined : columnOf(linked, from);
  const columns = {
    to: near ?? otherEnd(far, linked, parent),
    from: far ?? otherEnd(near, parent, linked),
  };
  checkTypes(columns.from, columns.to);
  return columns;
}

/**
 * The column of `other` that a column of `own` belongs to: the primary key a lookup points to, or
 * the one lookup that points to a primary key.
 */
function otherEnd(column: Column | undefined, own: Table, other: Table): Column {
  const pointing =
    column?.name === own.primaryId
      ? [...other.columns.values()].filter((one) => pointsTo(one, own))
      : column && pointsTo(column, other)
        ? [columnOf(other, other.primaryId)]
        : [];
  const [only] = pointing;
  if (!only || pointing.length > 1) {
    throw noRelationship(own.logicalName, other.logicalName);
  }
  return only;
}

function pointsTo({ targets }: Column, table: Table): boolean {
  return (targets ?? []).some((target) => target.table === table.logicalName);
}

/** https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/join-tables#no-relationship */
function checkTypes(from: Column, to: Column): void {
  const unjoinable = [from, to].some(({ type }) => ["file", "image", "multichoice"].includes(type));
  if (unjoinable || edmType(from) !== edmType(to)) {
    throw refusal(
      "QueryBuilderLinkAttributesTypeMismatch",
      `Data Types don't match for the link-entity join attributes '${from.name}', '${to.name}'.`,
    );
  }
}
