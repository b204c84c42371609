import { singleMatch } from "../../metadata/cache/lookUpTable";
import { findTableName } from "../../metadata/cache/tableName";
import type { Session } from "../../session/session";
import type {
  Catalog,
  ListMessagesParams,
  MessageDescription,
  MessageList,
  Signature,
  Types,
} from "../../types/messages";
import { metadataMessages } from "../csdl/readMetadata";
import { builtInMessages } from "../signatures/builtIn";
import { guardOf } from "../signatures/guarded";
import { allCustomApis } from "../signatures/readCustomApis";
import { parametersSchema, resultSchema } from "./jsonSchema";

/**
 * The messages of an environment with what they take and answer: those that we carry along and the custom
 * APIs, or with `includeAll` all that its `$metadata` declares.
 */
export async function listMessages(
  session: Session,
  params: ListMessagesParams,
): Promise<MessageList> {
  const table = await tableOf(session, params);
  const custom = await allCustomApis(session, params);
  const { catalog, isWhole } = await catalogOf(session, params);
  const own = (custom ?? []).filter(
    (each) => !catalog.signatures.some((known) => isSame(known, each)),
  );
  const all = [...catalog.signatures.map((each) => withWords(each, custom)), ...own];
  const messages = all
    .filter((each) => isWanted(each, table, params))
    .sort(byName)
    .map((each) => describe(each, catalog.types));
  const complete = isWhole && custom !== undefined;
  return complete ? { messages, complete } : { messages, complete, warning: whatMisses(isWhole) };
}

const whatMisses = (isWhole: boolean): string =>
  isWhole
    ? "Custom APIs that are private are missing: the user may not read the table customapi."
    : "Custom process actions, and messages of other apps, are listed with Include All only; messages of apps that are not installed are listed as well.";

const catalogOf = async (
  session: Session,
  params: ListMessagesParams,
): Promise<{ readonly catalog: Catalog; readonly isWhole: boolean }> =>
  params.includeAll
    ? { catalog: await metadataMessages(session, params), isWhole: true }
    : { catalog: builtInMessages(), isWhole: false };

const tableOf = async (
  session: Session,
  params: ListMessagesParams,
): Promise<string | undefined> => {
  const { entityType } = params;
  if (entityType === undefined) return undefined;
  const match = await findTableName(session, entityType, params);
  return singleMatch(match, entityType, "Entity Type").logicalName;
};

const isSame = (one: Signature, other: Signature): boolean =>
  one.name === other.name && one.bound?.table === other.bound?.table;

/** What is declared says nothing of labels, which the rows of custom APIs have. */
const withWords = (signature: Signature, custom: readonly Signature[] | undefined): Signature => {
  const row = custom?.find((each) => isSame(each, signature));
  return row ?? signature;
};

const isWanted = (
  { name, kind, bound, label }: Signature,
  table: string | undefined,
  { kind: wanted, search }: ListMessagesParams,
): boolean => {
  if (wanted !== undefined && kind !== wanted) return false;
  if (table !== undefined && bound?.table !== table && bound?.table !== "*") return false;
  const text = search?.trim().toLowerCase() ?? "";
  return [name, label ?? ""].some((each) => each.toLowerCase().includes(text));
};

const byName = (one: Signature, other: Signature): number =>
  one.name.localeCompare(other.name, "en") ||
  (one.bound?.table ?? "").localeCompare(other.bound?.table ?? "", "en");

const describe = (signature: Signature, types: Types): MessageDescription => {
  const { name, kind, source, app, bound, label, description } = signature;
  return {
    name,
    kind,
    boundTo: bound ? { entityType: bound.table, wholeTable: bound.isSet } : null,
    source,
    app: app ?? null,
    label: label ?? null,
    description: description ?? null,
    refused: guardOf(name) ?? null,
    parameters: parametersSchema(signature, types),
    result: resultSchema(signature.result, types),
  };
};
