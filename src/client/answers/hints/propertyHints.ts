import type { Refusal } from "./refusal";

const UNKNOWN_PROPERTY =
  /Could not find a property named '([^']+)' on type '(?:Microsoft\.Dynamics\.CRM\.)?([^']+)'/i;
const UNDECLARED =
  /undeclared property '([^']+)'|The property '([^']+)' does not exist on type|Invalid property '([^']+)' was found in entity/i;

const UNKNOWN_ATTRIBUTE =
  /'([^']+)' entity doesn't contain attribute with Name = '([^']+)' and NameMapping = 'Logical'/i;

/** How a lookup is written. Bodies that are sent as they are given, as with Raw Request, take a path alone. */
const LOOKUP =
  "With Repair Values, a lookup takes table: name (account: Litware Ltd.) or a path such as /accounts(<id>)";

/** Hints for the payload and query errors that name a column, read out of Dataverse's own words. */
export function propertyHint({ status, message }: Refusal): string | undefined {
  if (status !== 400) return undefined;
  return (
    unknownInQuery(message) ??
    unknownInFetch(message) ??
    undeclaredInPayload(message) ??
    wrongType(message)
  );
}

const unknownInQuery = (message: string): string | undefined => {
  const [, property, table] = UNKNOWN_PROPERTY.exec(message) ?? [];
  if (property && table) {
    const cased =
      property === property.toLowerCase()
        ? ""
        : `; names are lower case: ${property.toLowerCase()}`;
    return `The table ${table} has no column ${property}${cased}. A lookup is read as _<column>_value, and the columns of its record by the path <navigation property>/<column>`;
  }
  // A lookup compared or selected by its bare name is taken for the navigation property.
  const type = /operand types? '(?:Microsoft\.Dynamics\.CRM\.)([a-z_0-9]+)' and 'Edm/.exec(
    message,
  )?.[1];
  if (type) {
    return `A lookup to ${type} is compared by _<column>_value, or by a column of the other record: <navigation property>/<column>`;
  }
  return /navigation propert/i.test(message) && /\$select|select/i.test(message)
    ? "A lookup is selected as _<column>_value; its record is read with Expand Property Name"
    : undefined;
};

/** FetchXML, and the columns that a webhook's step listens to, know columns by their logical names alone. */
const unknownInFetch = (message: string): string | undefined => {
  const [, table, name = ""] = UNKNOWN_ATTRIBUTE.exec(message) ?? [];
  if (!table) return undefined;
  const bare = /^_(.+)_value$/.exec(name)?.[1] ?? name;
  const logical = bare.toLowerCase();
  return logical === name
    ? `The table ${table} has no column ${name}: its logical name is wanted, as List Attributes shows it`
    : `Columns are named by their logical names here, a lookup without _value: ${logical}`;
};

const undeclaredInPayload = (message: string): string | undefined => {
  const found = UNDECLARED.exec(message);
  const property = found?.[1] ?? found?.[2] ?? found?.[3];
  if (!property) return undefined;
  return `The table has no property ${property}: names are case-sensitive. ${LOOKUP}`;
};

const wrongType = (message: string): string | undefined => {
  const literal =
    /Cannot convert (?:the literal|a value) '([^']*)' to (?:the expected type|target type) '([^']*)'/i.exec(
      message,
    );
  if (literal) return `The value '${literal[1]}' is not of the column's type ${literal[2]}`;
  const navigation =
    /read the value of the property '([^']+)'; however, a 'Start(?:Array|Object)' node/i.exec(
      message,
    )?.[1];
  if (navigation) return `${navigation} is a lookup. ${LOOKUP}`;
  return /CRM do not support direct update of Entity Reference/i.test(message) ? LOOKUP : undefined;
};
