import { toLockKey } from "../bulk/rows/address";
import type { Row, RowFault } from "../bulk/rows/row";
import type { RowTyper } from "../bulk/rows/typeRows";
import { problemOf } from "../bulk/rows/typeRows";
import { withFullStop } from "../errors/withFullStop";
import { lookupContext } from "../queries/filter/lookupContext";
import { readId } from "../session/readId";
import type { Session } from "../session/session";
import type { DataverseRecord } from "../types";
import { rememberedLookups } from "../values/rememberedLookups";
import { type Ends, leadsOf } from "./ends";
import { looksFirst } from "./lookupRule";
import { type Related, relatedRecord } from "./relatedRecord";
import type { LinkParams } from "./types";

/** What links a record to another one, or ends that. */
export type ToBody = (related: Related) => DataverseRecord;

/** Turns each related record into a row of a run. */
export function relatedTyper(
  session: Session,
  params: LinkParams,
  ends: Ends,
  toBody: ToBody,
): RowTyper {
  // A lookup says the id of what it refers to, and no other key.
  const needsId = ends.relation.kind === "manyToOne" && looksFirst(params);
  const context = rememberedLookups(lookupContext(session, params));
  const leads = leadsOf(ends);
  return async (index) => {
    try {
      const related = await relatedRecord(params.relatedRecords[index], leads, context);
      if ("wrong" in related) return faultOf(index, related.wrong);
      const found = needsId ? await withId(session, related, params) : related;
      return rowOfRelated(index, found, toBody(found));
    } catch (error) {
      return { index, problem: problemOf(index, error) };
    }
  };
}

const withId = async (session: Session, related: Related, params: LinkParams): Promise<Related> => {
  const { table, predicate } = related;
  if (related.id !== undefined) return related;
  const path = `${table.entitySetName}(${predicate})`;
  return { ...related, id: await readId(session, path, table.primaryIdAttribute, params) };
};

const faultOf = (index: number, wrong: string): RowFault => ({
  index,
  problem: { message: withFullStop(`Related Records[${index}]: ${wrong}`) },
});

/** Its address is that of the related record, and its columns are the body of the request. */
export function rowOfRelated(
  index: number,
  { table, predicate, id }: Related,
  record: DataverseRecord = {},
): Row {
  return {
    index,
    record,
    address: {
      predicate,
      ...(id === undefined ? {} : { id }),
      values: [],
      lockKey: `${table.logicalName} ${id ?? toLockKey(predicate)}`,
    },
    chosen: false,
    size: predicate.length,
    attempts: 0,
    ambiguous: false,
    sentMs: 0,
  };
}
