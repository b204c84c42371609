import { readableColumns } from "../../labels/mappedColumns";
import { mappedTable } from "../../metadata/mappedTable";
import type { Session } from "../../session/session";
import type { FieldMap, Impersonation } from "../../types";
import {
  ATTRIBUTES,
  attribute,
  children,
  elementName,
  type FetchDocument,
  type XmlNode,
} from "./parse";

interface Params extends Impersonation {
  readonly fieldMap?: FieldMap | undefined;
}

/**
 * The query with the columns of the field map where its root names none, which would read all of them. A query that names columns, groups or drops repeated rows is left as it is.
 */
export async function withMappedAttributes(
  session: Session,
  params: Params,
  set: string,
  query: FetchDocument,
): Promise<FetchDocument> {
  const { fieldMap } = params;
  if (!fieldMap) return query;
  const mapped = await mappedTable(session, set, fieldMap, params);
  const columns = readableColumns(session, fieldMap, mapped);
  const root = children(query.fetch).find((node) => elementName(node) === "entity");
  const names = ["attribute", "all-attributes"];
  const isOpen = root && !children(root).some((node) => names.includes(elementName(node) ?? ""));
  if (!isOpen || columns.length === 0 || isWhole(query.fetch)) return query;
  const added: XmlNode[] = columns.map(({ logicalName }) => ({
    attribute: [],
    [ATTRIBUTES]: { name: logicalName },
  }));
  const entity = { ...root, entity: [...added, ...children(root)] };
  const inside = children(query.fetch).map((node) => (node === root ? entity : node));
  const fetch = { ...query.fetch, fetch: inside };
  const document = query.document.map((node) => (node === query.fetch ? fetch : node));
  return { ...query, document, fetch };
}

/** Whether another column would change which rows there are. */
const isWhole = (fetch: XmlNode): boolean =>
  ["aggregate", "distinct"].some((name) =>
    /^(?:true|1)$/i.test(attribute(fetch, name)?.trim() ?? ""),
  );
