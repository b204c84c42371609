import type { RelationshipDefinition } from "../../types/tables";
import { type Json, list, text } from "./json";

/** Every relationship of a table that a navigation property of the table leads along. */
export function readRelationships(table: Json): RelationshipDefinition[] {
  return [
    ...list(table["ManyToOneRelationships"]).flatMap((json) =>
      reached("manyToOne", json, {
        navigation: json["ReferencingEntityNavigationPropertyName"],
        table: json["ReferencedEntity"],
        column: json["ReferencingAttribute"],
        other: json["ReferencedEntityNavigationPropertyName"],
      }),
    ),
    ...list(table["OneToManyRelationships"]).flatMap((json) =>
      reached("oneToMany", json, {
        navigation: json["ReferencedEntityNavigationPropertyName"],
        table: json["ReferencingEntity"],
        column: json["ReferencingAttribute"],
        other: json["ReferencingEntityNavigationPropertyName"],
      }),
    ),
    ...list(table["ManyToManyRelationships"]).flatMap((json) => manyToMany(json, table)),
  ];
}

interface End {
  readonly navigation: unknown;
  readonly table: unknown;
  readonly column?: unknown;
  /** Navigation property of the other table. */
  readonly other: unknown;
}

/** A table that is related to itself has a navigation property for each direction. */
const manyToMany = (json: Json, { LogicalName }: Json): RelationshipDefinition[] => {
  const first = { name: json["Entity1LogicalName"], own: json["Entity1NavigationPropertyName"] };
  const second = { name: json["Entity2LogicalName"], own: json["Entity2NavigationPropertyName"] };
  return [
    { from: first, to: second },
    { from: second, to: first },
  ]
    .filter(({ from }) => from.name === LogicalName)
    .flatMap(({ from, to }) =>
      reached("manyToMany", json, {
        navigation: from.own,
        table: to.name,
        other: to.own,
      }),
    );
};

const reached = (
  kind: RelationshipDefinition["kind"],
  json: Json,
  end: End,
): RelationshipDefinition[] => {
  const navigation = text(end.navigation);
  const table = text(end.table);
  const column = text(end.column);
  const otherNavigation = text(end.other);
  if (navigation === undefined || table === undefined) return [];
  return [
    {
      schemaName: text(json["SchemaName"]) ?? "",
      kind,
      navigation,
      table,
      ...(column === undefined ? {} : { column }),
      ...(otherNavigation === undefined ? {} : { otherNavigation }),
    },
  ];
};
