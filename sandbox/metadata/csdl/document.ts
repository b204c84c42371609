import type { Operation } from "../../operations/types";
import type { Table } from "../../schema/derived";
import { changeTracking, vocabularies } from "./annotations";
import { entityTypes } from "./entityTypes";
import { metadataTypes } from "./metadataTypes";
import { operationElements, operationImports } from "./operations";
import { xml } from "./xml";

type Tables = ReadonlyMap<string, Table>;

/**
 * The `$metadata` document: every table and operation, and the types of the definitions.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/web-api-service-documents#csdl-metadata-document
 *
 * @param annotated with the annotations that are left out to keep it small
 */
export function csdlDocument(
  tables: Tables,
  operations: readonly Operation[],
  annotated: boolean,
): string {
  const schema = xml(
    "Schema",
    {
      Namespace: "Microsoft.Dynamics.CRM",
      Alias: "mscrm",
      xmlns: "http://docs.oasis-open.org/odata/ns/edm",
    },
    [
      ...metadataTypes(),
      ...entityTypes(tables, annotated),
      ...operationElements(operations),
      container(tables, operations, annotated),
    ],
  );
  const edmx = xml(
    "edmx:Edmx",
    { Version: "4.0", "xmlns:edmx": "http://docs.oasis-open.org/odata/ns/edmx" },
    [...vocabularies.map(reference), xml("edmx:DataServices", {}, [schema])],
  );
  return `<?xml version="1.0" encoding="utf-8"?>${edmx}`;
}

function reference([namespace, alias, uri]: readonly [string, string, string]): string {
  return xml("edmx:Reference", { Uri: uri }, [
    xml("edmx:Include", { Namespace: namespace, Alias: alias }),
  ]);
}

function container(tables: Tables, operations: readonly Operation[], annotated: boolean): string {
  return xml("EntityContainer", { Name: "System" }, [
    ...[...tables.values()].map((table) => entitySet(table, tables, annotated)),
    xml("EntitySet", { Name: "EntityDefinitions", EntityType: "mscrm.EntityMetadata" }),
    xml("EntitySet", {
      Name: "GlobalOptionSetDefinitions",
      EntityType: "mscrm.OptionSetMetadataBase",
    }),
    xml("EntitySet", {
      Name: "RelationshipDefinitions",
      EntityType: "mscrm.RelationshipMetadataBase",
    }),
    ...operationImports(operations),
  ]);
}

/** There is no set of principals that an owner could be bound to. */
function entitySet(table: Table, tables: Tables, annotated: boolean): string {
  const single = [...table.single.values()]
    .filter(({ column }) => column.lookupKind !== "owner")
    .map(({ name, target }) => binding(name, tables.get(target.table)));
  const collections = [...table.collections.values()].map(({ name, table: target }) =>
    binding(name, tables.get(target)),
  );
  return xml("EntitySet", { Name: table.setName, EntityType: `mscrm.${table.logicalName}` }, [
    ...single.flat(),
    ...collections.flat(),
    ...(annotated ? changeTracking(table) : []),
  ]);
}

function binding(path: string, target: Table | undefined): string[] {
  if (target === undefined) return [];
  return [xml("NavigationPropertyBinding", { Path: path, Target: target.setName })];
}
