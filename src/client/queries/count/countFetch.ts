import { defaults } from "../../defaults";
import { preferHeader } from "../../odata/prefer";
import type { Session } from "../../session/session";
import { annotationsOf } from "../fetchXml/annotations";
import { fetchPages } from "../fetchXml/pages";
import { type FetchDocument, withFetchAttributes } from "../fetchXml/parse";
import { sendFetch } from "../fetchXml/sendFetch";
import { countedRows, secondOf } from "./counted";
import { aggregateXml, distinctXml, edgeXml, keysXml } from "./countXml";
import type { Distinct } from "./distinct";
import { beyondAggregation, refusedQuery } from "./refusals";
import { tallyOf } from "./tallyOf";
import type { Countable, Slice } from "./types";

interface Target {
  readonly set: string;
  readonly operation: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: FetchDocument;
  readonly distinct: Distinct;
  /** Logical name of the primary key's column, which takes a definition to know. */
  readonly primaryKey: () => Promise<string>;
}

/** The rows that a FetchXML query yields, joined ones as often as it yields them. */
export function countFetch(session: Session, target: Target): Countable {
  const { query, operation, distinct, primaryKey } = target;
  const prefer = preferHeader({ annotations: annotationsOf() });
  const send = sendFetch(session, { ...target, headers: { ...target.headers, ...prefer } });
  // Most tables name their key like this: it is worth a try before a definition is read.
  let likelyKey = `${query.entityName}id`;
  const aggregated = (slice?: Slice): Promise<number> =>
    send(textOf(aggregateXml(query, likelyKey, distinct === "keys", slice)), countedRows);
  return {
    aggregate: async (slice) => {
      try {
        return await aggregated(slice);
      } catch (error) {
        if (!refusedQuery(error) || beyondAggregation(error)) throw error;
        const key = await primaryKey();
        if (key === likelyKey) throw error;
        likelyKey = key;
        return aggregated(slice);
      }
    },
    pages: async (slice) => {
      const { maxPageSize } = defaults;
      const paged =
        distinct === "rows"
          ? distinctXml(query, maxPageSize)
          : keysXml(query, await primaryKey(), maxPageSize, slice);
      const { logger } = session;
      return tallyOf(fetchPages(send, paged, undefined, { operation, logger }), session);
    },
    edge: (column, edge) => send(textOf(edgeXml(query, column, edge)), secondOf(column)),
  };
}

const textOf = (query: FetchDocument): string => withFetchAttributes(query, {});
