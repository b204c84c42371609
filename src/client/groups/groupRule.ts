import type { RowRule } from "../bulk/rowRule";
import { problemOf, type RowTyper } from "../bulk/rows/typeRows";
import { concernsAll } from "../bulk/sending/refusals";
import type { DataverseError } from "../errors/DataverseError";
import { withFullStop } from "../errors/withFullStop";
import type { Reading } from "../relations/readEach";
import type { Related } from "../relations/relatedRecord";
import { rowOfRelated } from "../relations/rowsToLink";
import { impersonationHeaders } from "../session/headers";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import type { TableDefinition, TableName } from "../types/tables";
import type { GroupKind } from "./kinds";

/** What the rules of all groups are made with. */
export interface GroupContext {
  readonly session: Session;
  readonly params: Impersonation;
  readonly kind: GroupKind;
  /** Undefined where the rows are in groups that nobody named. */
  readonly groupId: string | undefined;
  /** Label of the input with the rows. */
  readonly input: string;
  /** Set name of the rows, for messages. */
  readonly set: string;
  readonly definition: TableDefinition;
  /** Codes of refusals that are about the group. */
  readonly codes: ReadonlySet<string>;
}

export type Common = Pick<RowRule, "explain" | "concernsAll" | "whenUnknown"> & {
  readonly reading: Reading;
};

const MISSING = /missing prv\w+ privilege/i;

/** What is said of refusals, and how rows are read. */
export function commonRule(context: GroupContext): Common {
  const { session, params, kind, groupId, input, set, definition, codes } = context;
  const isAboutGroup = ({ status, detail }: DataverseError): boolean =>
    status === 404 && groupId !== undefined && detail.toLowerCase().includes(groupId);
  const rule = {
    explain: (_row: unknown, error: DataverseError) => {
      const entry = isAboutGroup(error) ? kind.input : `the entry of ${input}`;
      const hint = error.hint?.replace("the Entity ID", entry);
      return hint === undefined || hint === error.hint ? error : error.withHint(hint);
    },
    concernsAll: (error: DataverseError) =>
      (error.status === 403 && MISSING.test(error.detail)) ||
      codes.has(error.code?.toLowerCase() ?? "") ||
      isAboutGroup(error),
  };
  return {
    ...rule,
    whenUnknown: "It is not known whether this was carried out: run again, which is safe",
    reading: {
      session,
      set,
      acting: impersonationHeaders(params),
      explain: rule.explain,
      concernsAll: (error) => concernsAll({ verb: "update", definition, rule }, error),
    },
  };
}

/** Turns each entry of an input into a row of a run. */
export function entryTyper(
  input: string,
  entries: readonly unknown[],
  toRelated: (entry: unknown, index: number) => Promise<Related | { readonly wrong: string }>,
): RowTyper {
  return async (index) => {
    try {
      const related = await toRelated(entries[index], index);
      if (!("wrong" in related)) return rowOfRelated(index, related);
      const message = withFullStop(`${input}[${index}]: ${related.wrong}`);
      return { index, problem: { message } };
    } catch (error) {
      return { index, problem: problemOf(index, error) };
    }
  };
}

/** A plan takes a whole definition, of which rows that go by a rule need the names alone. */
export function namesOnly(table: TableName): TableDefinition {
  return { ...table, columns: new Map(), companions: [], keys: [], relationships: [] };
}

export function entityReference(table: string, id: string, key = `${table}id`) {
  return { "@odata.type": `Microsoft.Dynamics.CRM.${table}`, [key]: id };
}
