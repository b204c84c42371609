import { InputError } from "../errors/InputError";
import type { BatchPart } from "../multipart/types";
import { shown } from "../values/types";
import type { BatchAction } from "./actions";
import type { PartContext } from "./partContext";
import { recordPath } from "./recordPath";
import { isReference, translated } from "./references";
import { targetParts } from "./targetParts";

/**
 * The request that links or unlinks records by `$ref` (Microsoft: "Associate and disassociate table rows"):
 * a collection gains and loses members, a lookup is put and cleared.
 */
export function toReferenceRequest(
  { action, navigation = "", target }: BatchAction,
  owner: string,
  context: PartContext,
  unknown: Set<string>,
): Pick<BatchPart, "method" | "path" | "json"> {
  const found = relationship(navigation, context);
  const single = found?.kind === "manyToOne";
  const path = `${owner}/${found?.navigation ?? navigation}/$ref`;
  if (action === "disassociate" && found && single === (target !== undefined)) {
    throw new InputError(
      single
        ? `${found.navigation} is a lookup: disassociate clears it, and takes no "target"`
        : `${found.navigation} is a collection: disassociate needs "target"`,
    );
  }
  if (action === "disassociate" && target === undefined) return { method: "DELETE", path };
  const id = targetUrl(target ?? "", context, unknown);
  if (action === "disassociate") return { method: "DELETE", path: `${path}?$id=${id}` };
  return { method: single ? "PUT" : "POST", path, json: { "@odata.id": id } };
}

/** By its name, in any letter case where that leaves no choice. */
const relationship = (navigation: string, { table }: PartContext) => {
  const all = table?.definition?.relationships ?? [];
  const exact = all.find((each) => each.navigation === navigation);
  if (exact) return exact;
  const [similar, another] = all.filter(
    (each) => each.navigation.toLowerCase() === navigation.toLowerCase(),
  );
  return another ? undefined : similar;
};

/** References to records in `@odata.id` and `$id` are whole URLs, or Content-IDs. */
const targetUrl = (target: string, context: PartContext, unknown: Set<string>): string => {
  if (isReference(target)) return translated(target, context.names, unknown);
  const parts = targetParts(target);
  if (!parts) {
    throw new InputError(
      `"target" has to be a record such as contacts(GUID), its URL, or $contentId, not ${shown(target)}`,
    );
  }
  const { environment, tables } = context;
  const table = tables.get(parts.set) ?? { set: parts.set, definition: undefined };
  return environment.apiRoot + recordPath(environment, table, parts.key, "target");
};
