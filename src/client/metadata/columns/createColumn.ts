import { defaults } from "../../defaults";
import { isSameEnvironment } from "../../environment";
import { DataverseError } from "../../errors/DataverseError";
import { InputError } from "../../errors/InputError";
import { throwUnless } from "../../errors/throwUnless";
import { runtime } from "../../runtime";
import { sendOrThrow } from "../../session/sendOrThrow";
import type { Session } from "../../session/session";
import { forgetDefinitions } from "../cache/definitionCache";
import { definitionKey, isName, solutionHeaders } from "../names";
import { inner } from "../properties";
import { readDefinitions, wholeDefinition } from "../readRawDefinition";
import { onTable } from "../resolveDefinitionKey";
import type { CreateColumnParams, Definition } from "../types";
import { findAttributeType, qualified } from "./attributeType";
import { languageOf } from "./plainChanges";
import { hasPlainLabels, plainColumn, refuseMisspelt } from "./plainColumn";

/** Creates a column and answers with it as it now is. */
export async function createColumn(
  session: Session,
  { entityId, attributeBody, solutionName }: CreateColumnParams,
): Promise<Definition> {
  refuseMisspelt(attributeBody);
  const headers = solutionHeaders(solutionName);
  const schemaName = schemaNameOf(attributeBody);
  // Nothing is asked for a column that does not say what it is to be.
  const body = typed(plainColumn(attributeBody, undefined));
  const operation = `Creating the column ${schemaName} of ${entityId}`;
  const path = await onTable(session, entityId, "Entity ID", async (table) => {
    const set = `EntityDefinitions(${table})/Attributes`;
    const json = hasPlainLabels(attributeBody)
      ? typed(plainColumn(attributeBody, await userLanguage(session, table)))
      : body;
    const id = await post(session, { path: set, operation, headers, json });
    return `${set}(${id ?? definitionKey(schemaName)})`;
  }).finally(() => forgetDefinitions(session));
  return await readBack(session, path, operation);
}

/** The language in which the user reads the table's name is that of labels given as plain text. */
const userLanguage = (session: Session, table: string): Promise<unknown> =>
  readDefinitions(session, {
    path: `EntityDefinitions(${table})?$select=DisplayName`,
    operation: "Reading the language of labels",
    take: ({ DisplayName }) => languageOf(DisplayName),
  });

interface Post {
  readonly path: string;
  readonly operation: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: Definition;
}

/** MetadataId of the new column, where the answer's head names it, even if the answer broke off. */
const post = async (session: Session, call: Post): Promise<string | undefined> => {
  try {
    const { headers } = await sendOrThrow(session, {
      ...call,
      method: "POST",
      idempotency: "never",
      whenUnknown:
        "It is not known whether the column was created: look for it with Get Attribute before creating it again",
    });
    return idIn(session, headers["odata-entityid"]);
  } catch (error) {
    if (error instanceof DataverseError && error.outcome === "done")
      return idIn(session, error.entityUrl);
    throw error;
  }
};

/** The id of the column in its URL; undefined in one of another host, which is not followed. */
const idIn = ({ environment }: Session, url = ""): string | undefined => {
  const named = url.trim();
  if (!URL.canParse(named, environment.apiRoot)) return undefined;
  const { origin } = new URL(named, environment.apiRoot);
  if (!isSameEnvironment(origin, environment.origin)) return undefined;
  return /\/Attributes\(([0-9a-f-]{36})\)$/i.exec(named)?.[1];
};

/** A server that has not heard of the column yet answers 404; after a while all have. */
const readBack = async (session: Session, path: string, operation: string): Promise<Definition> => {
  for (let retries = 0; ; retries += 1) {
    try {
      return await readDefinitions(session, {
        path,
        operation: `${operation}: reading it back`,
        strong: true,
        take: wholeDefinition,
      });
    } catch (error) {
      throwUnless(error, DataverseError);
      if (error.status !== 404 || retries >= defaults.definitionReadBacks) throw created(error);
      await runtime.sleep(defaults.backoffBaseMs * 2 ** retries);
    }
  }
};

/** Whatever keeps the column from being read, it is there. */
const created = (error: DataverseError): DataverseError =>
  new DataverseError({
    ...error.facts,
    outcome: "done",
    hint: "The column was created, it only cannot be read yet: do not create it again; Get Attribute reads it",
  });

/** The body with its type, which may be left out where another of its properties says it. */
const typed = (body: Definition): Definition => {
  if (body["@odata.type"] !== undefined) return body;
  const named = inner(body["AttributeTypeName"]) ?? body["AttributeType"];
  const type = typeof named === "string" ? findAttributeType(named) : undefined;
  if (type?.cast === undefined) {
    throw new InputError(
      'Attribute Body does not say which type of column to create: expected "@odata.type", e.g. "Microsoft.Dynamics.CRM.StringAttributeMetadata".',
    );
  }
  return { ...body, "@odata.type": qualified(type.cast) };
};

const schemaNameOf = (body: Definition): string => {
  const name = body["SchemaName"];
  if (typeof name === "string" && isName(name)) return name.trim();
  throw new InputError(
    "Attribute Body has no SchemaName: expected the column's name with the prefix of the publisher, e.g. new_Balance.",
  );
};
