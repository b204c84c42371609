import type { ManyToMany, Schema, Table } from "../../schema/derived";
import { intersectColumns } from "../../schema/relationships";
import type { LinkNode } from "../parse/ast";
import { refusal } from "../refusals";

/**
 * A link without `from` and `to` goes through the one many-to-many relationship of the two tables:
 * it becomes a link to the intersect table with the link itself inside.
 * https://learn.microsoft.com/power-apps/developer/data-platform/fetchxml/reference/link-entity#using-from-and-to-attributes
 */
export function throughIntersect(link: LinkNode, parent: Table, schema: Schema): LinkNode {
  if (link.from !== undefined || link.to !== undefined) {
    return link;
  }
  const [relationship, ...others] = between(schema, parent.logicalName, link.name);
  if (!relationship) {
    throw noRelationship(parent.logicalName, link.name);
  }
  if (others.length > 0) {
    throw refusal(
      "QueryBuilderMultipleIntersectEntities",
      "More than one intersect entity exists between the two entities specified.",
    );
  }
  const primaryId = (table: string) => schema.tables.get(table)?.primaryId ?? "";
  const [declaring, other] = [primaryId(relationship.declaredBy), primaryId(relationship.with)];
  const ends = intersectColumns(relationship, declaring, other);
  const declared = relationship.declaredBy === parent.logicalName;
  const [near, far] = declared ? [ends.a, ends.b] : [ends.b, ends.a];
  const inside = { ...link, from: primaryId(link.name), to: far };
  return {
    ...link,
    ...{ name: relationship.intersect, from: near, to: parent.primaryId, alias: undefined },
    // No link of the query has such a number, so that neither name nor alias clashes.
    number: -link.number,
    ...{ attributes: [], columns: undefined, orders: [], filters: [] },
    links: [{ ...inside, type: link.type === "outer" ? "outer" : "inner" }],
  };
}

export function noRelationship(from: string, to: string) {
  return refusal(
    "QueryBuilderNoEntity",
    `No system many-to-many relationship exists between ${from} and ${to}.  If attempting to link through a custom many-to-many relationship ensure that you provide the from and to attributes.`,
  );
}

/** Relationships of custom tables are not found this way. */
function between(schema: Schema, one: string, other: string): ManyToMany[] {
  const pairs = [`${one} ${other}`, `${other} ${one}`];
  return [...schema.manyToMany.values()].filter(
    ({ declaredBy, with: target }) =>
      pairs.includes(`${declaredBy} ${target}`) &&
      !schema.tables.get(declaredBy)?.declaration.custom,
  );
}
