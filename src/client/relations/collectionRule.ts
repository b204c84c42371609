import type { RowRule } from "../bulk/rowRule";
import { keyPath } from "../keys/recordKey";
import { readId } from "../session/readId";
import { keyOfId } from "../values/keys/typedKey";
import { type Collection, linkRule, unlinkRule } from "./collectionWrites";
import { keyedRows, withIds } from "./keyedRows";
import { commonRule, type RuleContext, readingOf } from "./rule";

/**
 * Links in a many-to-many relationship, or ends them. A repeat is harmless: a link that exists is refused as a
 * duplicate, and one that is gone is answered as if it was removed, or as missing.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api
 */
export async function collectionRule(context: RuleContext): Promise<RowRule> {
  const { params } = context;
  const common = commonRule(context);
  const collection = await toCollection(context, common);
  const write = params.action === "link" ? linkRule : unlinkRule;
  const { look, ...rest } = write(collection, params);
  return {
    ...common,
    ...rest,
    look: async (rows) => {
      const looked = await withIds(collection, rows);
      if (!look || looked.rows.length === 0) return looked;
      const { settled, rows: open } = await look(looked.rows);
      return { settled: [...looked.settled, ...settled], rows: open };
    },
  };
}

/** No page says that the address of a link takes an alternate key, so that ids are read in their place. */
const toCollection = async (
  context: RuleContext,
  common: ReturnType<typeof commonRule>,
): Promise<Collection> => {
  const { session, params, ends, other } = context;
  const { table, relation, key, path } = ends;
  const { navigation } = relation.relationships[0];
  const set = other?.entitySetName ?? "";
  const id = key.id ?? (await readId(session, path, table.primaryIdAttribute, params));
  return {
    ...keyedRows(readingOf(context, common), set, other?.primaryIdAttribute ?? ""),
    apiRoot: session.environment.apiRoot,
    path: `${keyPath(table.entitySetName, keyOfId(id))}/${navigation}`,
    id,
  };
};
