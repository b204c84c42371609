import { notSimulated } from "../odata/refusals";
import type { Arguments } from "../operations/parameters/arguments";
import { jsonAnswer } from "../query/answer";
import { globalMetadataVersion } from "../query/metadataVersion";
import type { Call } from "../records/call";
import type { Table } from "../schema/derived";
import type { SandboxResponse } from "../types";
import { type Criteria, keepsBy } from "./changesCriteria";
import { entity } from "./model/entity";
import type { Json, JsonObject, MetadataType, Navigation, View } from "./model/types";
import { viewOf } from "./view";

interface PartQuery {
  readonly Properties?: {
    readonly AllProperties?: boolean;
    readonly PropertyNames?: readonly string[];
  };
  readonly Criteria?: Criteria;
}

interface EntityQuery extends PartQuery {
  readonly AttributeQuery?: PartQuery;
  readonly RelationshipQuery?: PartQuery;
  readonly KeyQuery?: PartQuery;
}

const PARTS: Readonly<Record<string, "AttributeQuery" | "RelationshipQuery" | "KeyQuery">> = {
  Attributes: "AttributeQuery",
  Keys: "KeyQuery",
  OneToManyRelationships: "RelationshipQuery",
  ManyToOneRelationships: "RelationshipQuery",
  ManyToManyRelationships: "RelationshipQuery",
};

/**
 * The function that yields definitions of any number of tables together with what belongs to the types
 * of their columns alone. The first call of a client is simulated; asking for changes since a stamp is not.
 * https://learn.microsoft.com/power-apps/developer/data-platform/query-schema-definitions
 */
export function retrieveMetadataChanges(call: Call, given: Arguments): SandboxResponse {
  const view = viewOf(call);
  const query = queryOf(given);
  const keeps = keepsBy(entity, query.Criteria);
  const tables = [...view.tables.values()].filter((table) => keeps(table, view));
  const body = {
    "@odata.context": `${call.root}/$metadata#Microsoft.Dynamics.CRM.RetrieveMetadataChangesResponse`,
    ServerVersionStamp: globalMetadataVersion(call.store.schema),
    EntityMetadata: tables.map((table) => printTable(table, query, view)),
    DeletedMetadata: null,
  };
  return jsonAnswer(JSON.stringify(body), call.prefer);
}

/** The types of the query have been checked with the parameters. */
function queryOf(given: Arguments): EntityQuery {
  const unknown = ["ClientVersionStamp", "DeletedMetadataFilters"].find((name) => given.has(name));
  if (unknown !== undefined) throw notSimulated(unknown);
  const query = given.optionalObject("Query")?.values ?? {};
  if ("LabelQuery" in query) throw notSimulated("LabelQuery");
  return query as EntityQuery;
}

/** A table with every property, and whole parts of it. */
export function printWhole(table: Table, parts: readonly string[], view: View): JsonObject {
  const Properties = { AllProperties: true };
  const printed: Record<string, Json> = { ...printMember(entity, table, { Properties }, view) };
  for (const [name, navigation] of entity.navigations) {
    if (parts.includes(name)) printed[name] = printMembers(navigation, table, { Properties }, view);
  }
  return printed;
}

function printTable(table: Table, query: EntityQuery, view: View): JsonObject {
  const printed: Record<string, Json> = { ...printMember(entity, table, query, view) };
  for (const [name, navigation] of entity.navigations) {
    const part = PARTS[name];
    if (part === undefined || !wants(query, name)) continue;
    printed[name] = printMembers(navigation, table, query[part] ?? {}, view);
  }
  return printed;
}

function printMembers<Subject>(
  navigation: Navigation<Subject>,
  subject: Subject,
  query: PartQuery,
  view: View,
): Json {
  return navigation.open((type, members) => {
    const keeps = keepsBy(type, query.Criteria);
    return members(subject, view)
      .filter((member) => keeps(member, view))
      .map((member) => printMember(type, member, query, view));
  });
}

/** What a definition has of the properties asked for; a type that lacks one leaves it out. */
function printMember<Subject>(
  type: MetadataType<Subject>,
  subject: Subject,
  query: PartQuery,
  view: View,
): JsonObject {
  const actual = type.typeOf(subject);
  const printed: Record<string, Json> =
    actual.name === type.name
      ? {}
      : { "@odata.type": `#Microsoft.Dynamics.CRM.Complex${actual.name}` };
  for (const [name, property] of actual.properties) {
    if (name === "MetadataId" || wants(query, name)) printed[name] = property.read(subject, view);
  }
  // A set of options is part of the column here, not a link to follow.
  const optionSet = actual.navigations.get("OptionSet");
  if (optionSet !== undefined && wants(query, "OptionSet")) {
    printed["OptionSet"] = wholeOf(optionSet, subject, view);
  }
  return printed;
}

function wholeOf<Subject>(navigation: Navigation<Subject>, subject: Subject, view: View): Json {
  return navigation.open((type, members) => {
    const [member] = members(subject, view);
    return member === undefined
      ? null
      : printMember(type, member, { Properties: { AllProperties: true } }, view);
  });
}

function wants({ Properties }: PartQuery, name: string): boolean {
  return Properties?.AllProperties === true || Properties?.PropertyNames?.includes(name) === true;
}
