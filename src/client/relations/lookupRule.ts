import { errorAnswer } from "../answers/errorAnswer";
import { isOtherVersion } from "../answers/otherVersion";
import type { RowRule } from "../bulk/rowRule";
import type { Row } from "../bulk/rows/row";
import type { Settled } from "../bulk/sending/chunkOutcome";
import { keyPath } from "../keys/recordKey";
import { preferHeader } from "../odata/prefer";
import { guidIn } from "../odata/recordId";
import { readId } from "../session/readId";
import type { DataverseRecord } from "../types";
import type { HttpResponse } from "../types/http";
import { readEach } from "./readEach";
import { ALREADY_LINKED, commonRule, type RuleContext, readingOf, refused, settled } from "./rule";
import type { LinkParams } from "./types";

const FORMATTED = "OData.Community.Display.V1.FormattedValue";
const LOOKUP_TABLE = "Microsoft.Dynamics.CRM.lookuplogicalname";
const PREFER = preferHeader({ annotations: `${FORMATTED},${LOOKUP_TABLE}` });

/** A lookup that makes the link: whose it is, and what it has to refer to. */
interface Lookup {
  readonly column: string;
  /** Path of the record that has the lookup. */
  readonly holder: (row: Row) => string;
  /** Id of the record that it refers to where there is the link. */
  readonly wanted: (row: Row) => string | undefined;
}

/**
 * Links by a lookup: that of the related records, or the one of the record itself. They are written by
 * PATCH, which never creates and is harmless to repeat. Where it matters what a lookup refers to, it is read
 * first, and written only in the version that was read, so that no other link is lost.
 */
export async function lookupRule(context: RuleContext): Promise<RowRule> {
  const { params } = context;
  const looks = looksFirst(params);
  const lookup = await toLookup(context, looks);
  const versions = new Map<number, string>();
  const common = commonRule(context);
  const reading = readingOf(context, common);
  return {
    ...common,
    method: "PATCH",
    toPart: (row, headers) => ({
      method: "PATCH",
      path: lookup.holder(row),
      headers: { ...headers, "If-Match": versions.get(row.index) ?? "*" },
      json: row.record,
    }),
    look: async (rows) => {
      if (!looks) return { settled: [], rows };
      const { read, failed } = await readEach(reading, rows, (row) => ({
        path: `${lookup.holder(row)}?$select=_${lookup.column}_value`,
        headers: PREFER,
      }));
      const ends: Settled[] = [...failed];
      const open: Row[] = [];
      for (const { row, record } of read) {
        const end = endOf(row, record, lookup, params);
        const version = record["@odata.etag"];
        if (typeof version === "string") versions.set(row.index, version);
        if (end) ends.push(end);
        else open.push(row);
      }
      return { settled: ends, rows: open };
    },
    // Somebody has written the record since it was read, and it may have been an earlier try.
    classify: ({ index }, response) =>
      versions.has(index) && isRefusedVersion(response) ? { is: "resend" } : undefined,
  };
}

const isRefusedVersion = ({ status, body, headers }: HttpResponse): boolean =>
  isOtherVersion(status, errorAnswer(body, headers["content-type"]).code);

/** Whether it matters what a lookup refers to before it is written. */
export function looksFirst({ action, ifAlreadyLinked, ifLinkedElsewhere }: LinkParams): boolean {
  return action === "unlink" || ifAlreadyLinked === "fail" || ifLinkedElsewhere === "fail";
}

const toLookup = async (
  { session, params, ends, other }: RuleContext,
  looks: boolean,
): Promise<Lookup> => {
  const { relation, table, key, path } = ends;
  const { column = "" } = relation.relationships[0];
  if (relation.kind === "manyToOne") {
    return { column, holder: () => path, wanted: ({ address }) => address?.id };
  }
  const own =
    key.id ?? (looks ? await readId(session, path, table.primaryIdAttribute, params) : undefined);
  const set = other?.entitySetName ?? "";
  return {
    column,
    holder: ({ address }) => keyPath(set, address ?? { predicate: "", values: [] }),
    wanted: () => own,
  };
};

/** How a row ends without a write; undefined where it has to be written. */
const endOf = (
  row: Row,
  record: DataverseRecord,
  { column, wanted }: Lookup,
  { action, ifAlreadyLinked, ifLinkedElsewhere }: LinkParams,
): Settled | undefined => {
  const property = `_${column}_value`;
  const present = guidIn(record, property);
  const isLinked = present !== undefined && present === wanted(row);
  if (action === "unlink") {
    if (isLinked) return undefined;
    return settled(row, row.ambiguous ? "unlinked" : "alreadyUnlinked");
  }
  if (isLinked && row.ambiguous) return settled(row, "linked");
  if (isLinked && ifAlreadyLinked !== "fail") return settled(row, "alreadyLinked");
  if (isLinked) return refused(row, `is linked already, by ${column}`, ALREADY_LINKED);
  if (present === undefined || ifLinkedElsewhere !== "fail") return undefined;
  const table = textOf(record[`${property}@${LOOKUP_TABLE}`]);
  const name = textOf(record[`${property}@${FORMATTED}`]);
  const said = [table, name && JSON.stringify(name), `(${present})`].filter(Boolean).join(" ");
  return refused(row, `is linked to ${said} by ${column}`, ELSEWHERE);
};

const ELSEWHERE = "Set If Linked Elsewhere to move to link it to this record instead";

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
