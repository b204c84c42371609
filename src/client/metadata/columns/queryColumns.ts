import { DataverseError } from "../../errors/DataverseError";
import { plainCondition } from "../../odata/filter/readFilter";
import { queryString } from "../../odata/query";
import type { Session } from "../../session/session";
import { membersAs, readDefinitions, wholeDefinition } from "../readRawDefinition";
import { onTable } from "../resolveDefinitionKey";
import type { Definition, DefinitionList, QueryColumnsParams } from "../types";
import { type AttributeType, attributeTypeOf, castSegment, typeCondition } from "./attributeType";
import { propertyHint, typeLiteralHint } from "./queryHints";

/** The columns of a table as Dataverse defines them, of one type or of all. */
export async function queryColumns(
  session: Session,
  params: QueryColumnsParams,
): Promise<DefinitionList> {
  const type = params.attributeType ? attributeTypeOf(params.attributeType) : undefined;
  const query = queryString({
    fieldNames: params.fieldNames,
    condition: filterOf(session, params.filterExpression, type),
    expandPropertyNames: params.expandPropertyNames,
  });
  const read = (key: string) =>
    readDefinitions(session, {
      path: `EntityDefinitions(${key})/Attributes${type ? castSegment(type) : ""}${query}`,
      operation: `Querying the columns of ${params.entityId}`,
      take: (json) => ({
        context: json["@odata.context"],
        value: membersAs(wholeDefinition)(json),
      }),
    });
  const { context, value } = await onTable(session, params.entityId, "Entity ID", read).catch(
    (error: unknown) => {
      throw type ? error : withOwnHint(error, params.filterExpression);
    },
  );
  return {
    ...(typeof context === "string" ? { "@odata.context": context, oDataContext: context } : {}),
    value: type?.typeName === "VirtualType" ? value.filter(isPlainVirtual) : value,
  };
}

/** Lookups to customers, owners and others share one cast; types without a cast share the base type. */
const filterOf = (
  { logger }: Session,
  expression: string | undefined,
  type: AttributeType | undefined,
): string | undefined => {
  const { condition: own, notes } = plainCondition(expression ?? "", "Filter Expression");
  for (const note of notes) logger.info(note);
  if (!type || (type.cast !== undefined && !type.castIsShared)) return own;
  return own ? `(${own}) and ${typeCondition(type)}` : typeCondition(type);
};

/** Files, images and multi-select choices are `Virtual` by `AttributeType`, and of separate types. */
const isPlainVirtual = (column: Definition): boolean =>
  !/#Microsoft\.Dynamics\.CRM\.\w+AttributeMetadata$/.test(String(column["@odata.type"] ?? ""));

/** What a query of columns gets wrong: the name of a property, the literal of a type, or its type alone. */
const withOwnHint = (error: unknown, filter: string | undefined): unknown => {
  if (!(error instanceof DataverseError) || error.status !== 400) return error;
  const hint = filter && typeLiteralHint(filter);
  if (hint) return error.withHint(hint);
  const property = propertyHint(error.detail);
  if (property) return error.withHint(property);
  return isUnknownProperty(error)
    ? error.withHint(
        "Properties and options that only one type of column has are asked for with Attribute Type",
      )
    : error;
};

export function isUnknownProperty(error: unknown): error is DataverseError {
  return (
    error instanceof DataverseError &&
    error.status === 400 &&
    /could not find a property named/i.test(error.detail)
  );
}
