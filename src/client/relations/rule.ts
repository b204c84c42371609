import type { RowRule } from "../bulk/rowRule";
import type { Row } from "../bulk/rows/row";
import type { Settled } from "../bulk/sending/chunkOutcome";
import { concernsAll } from "../bulk/sending/refusals";
import type { BulkStatus } from "../bulk/types";
import type { DataverseError } from "../errors/DataverseError";
import { withMissingReference } from "../records/missingReference";
import { impersonationHeaders } from "../session/headers";
import type { Session } from "../session/session";
import type { TableName } from "../types/tables";
import type { Ends } from "./ends";
import type { Reading } from "./readEach";
import type { LinkParams } from "./types";

/** What the rules of both kinds of relations are made with. */
export interface RuleContext {
  readonly session: Session;
  readonly params: LinkParams;
  readonly ends: Ends;
  /** The related table; of a lookup to several tables, none. */
  readonly other: TableName | undefined;
  /** Set name of the rows, for messages. */
  readonly set: string;
}

/** A row that came to its end before anything was sent for it, or that an earlier try has written. */
export function settled(row: Row, status: BulkStatus): Settled {
  return { row, status };
}

export function refused(row: Row, what: string, hint: string): Settled {
  return { row, status: "failed", error: { message: `Record ${row.index} ${what}.`, hint } };
}

export const ALREADY_LINKED = "Set If Already Linked to ok to let it pass";

/** Privileges that no link of these tables could do without (Microsoft: "Security concepts"). */
const MISSING = /missing prv(?:Read|Write|Append|AppendTo|Assign)\w* privilege/i;
const BY_KEY = "0x80060891";

/** How rows are read before they are written. */
export function readingOf({ session, params, ends, set }: RuleContext, common: Common): Reading {
  const asked = { verb: "update", definition: ends.table, rule: common } as const;
  return {
    session,
    set,
    acting: impersonationHeaders(params),
    explain: common.explain,
    concernsAll: (error) => concernsAll(asked, error),
  };
}

type Common = Pick<RowRule, "explain" | "concernsAll" | "whenUnknown">;

/** What is said of refusals, whatever the relation is. */
export function commonRule({ params, ends: { table, key, relation } }: RuleContext): Common {
  const isOwn = (error: DataverseError) => isAboutRecord(error, table.logicalName, key.id);
  const isSelf = relation.relationships.some((each) => each.table === table.logicalName);
  return {
    explain: (row, error) =>
      withMissingReference(isOwn(error) ? error : ofRelated(error), row.record, false),
    concernsAll: (error) =>
      (error.status === 403 && MISSING.test(error.detail)) ||
      (error.status === 404 && isOwn(error) && (key.id !== undefined || !isSelf)),
    whenUnknown: `It is not known whether the record was ${params.action}ed: run again, which is safe`,
  };
}

/** Hints name the input of the record, which is not the one that such an error is about. */
const ofRelated = (error: DataverseError): DataverseError => {
  const hint = error.hint?.replace("the Entity ID", "the entry of Related Records");
  return hint === undefined || hint === error.hint ? error : error.withHint(hint);
};

/** Whether the record that all are linked to is what is missing. */
const isAboutRecord = (
  { code, detail }: DataverseError,
  table: string,
  id: string | undefined,
): boolean =>
  id === undefined
    ? code?.toLowerCase() === BY_KEY && detail.toLowerCase().includes(` ${table} `)
    : detail.toLowerCase().includes(id);
