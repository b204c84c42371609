import { type Compared, readAndCompare } from "../../compare/compareRows";
import { isUnchanged, otherId } from "../../compare/types";
import type { Session } from "../../session/session";
import type { Impersonation } from "../../types";
import type { TableDefinition } from "../../types/tables";
import type { Known, Row } from "../rows/row";

/** Compares rows with their records. */
export interface RowComparer {
  /** What there is of each row's record; undefined for a row that goes by no key. */
  compare(rows: readonly Row[]): Promise<readonly (Compared | undefined)[]>;
  /** What has to be known of a row to send it. */
  toKnown(compared: Compared | undefined): Known | undefined;
  /** Rows are written under no version from now on, since their table takes none. */
  withoutVersions(): void;
  /** Whether a plan says what is written, so that another version ends a row. */
  readonly isFixed: boolean;
  /** What to do where another version ends a row, if there was no preview. */
  readonly whenChanged?: string | undefined;
}

/** What of a plan says how its rows are compared. */
interface Writes {
  readonly definition: TableDefinition;
  /** What is done to each row. */
  readonly verb: string;
}

interface Asked extends Impersonation {
  /** Whether values come with their labels. */
  readonly labels?: boolean | undefined;
  /** Whether rows are written under the version that was read. */
  readonly versions: boolean;
  readonly isFixed: boolean;
  readonly whenChanged?: string | undefined;
}

export function rowComparer(
  session: Session,
  { definition, verb }: Writes,
  { labels, versions, isFixed, whenChanged, ...acting }: Asked,
): RowComparer {
  let isVersioned = versions;
  const mayBeSame = verb !== "delete" && !replacesRows(verb, definition);
  return {
    isFixed,
    whenChanged,
    withoutVersions: () => {
      isVersioned = false;
    },
    compare: async (rows) => {
      const keyed = rows.flatMap(({ address, record, chosen }, at) =>
        address && !chosen ? [{ at, key: address, record }] : [],
      );
      if (keyed.length === 0) return rows.map(() => undefined);
      const answers = await readAndCompare(session, { ...acting, definition, labels }, keyed);
      const compared: (Compared | undefined)[] = rows.map(() => undefined);
      for (const [place, { at }] of keyed.entries()) compared[at] = answers[place];
      return compared;
    },
    toKnown: (compared) => {
      if (!compared || compared.found === "unclear") return undefined;
      if (!("comparison" in compared)) {
        return { exists: false, same: false, stale: false, conflicts: 0 };
      }
      const { found, comparison } = compared;
      return {
        exists: true,
        id: found.id,
        version: isVersioned ? found.version : undefined,
        same: mayBeSame && isUnchanged(comparison),
        otherId: verb === "delete" ? undefined : otherId(comparison),
        stale: false,
        conflicts: 0,
      };
    },
  };
}

/** An upsert replaces a row of an elastic table whole, so that columns it does not name change as well. */
export function replacesRows(verb: string, { tableType }: TableDefinition): boolean {
  return verb === "upsert" && tableType === "Elastic";
}
