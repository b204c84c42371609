import type { ResolvedMap } from "../mapping/resolveFieldMap";
import type { Idempotency } from "../types/http";
import type { ColumnDefinition, TableDefinition } from "../types/tables";
import type { WriteMode } from "../values/types";
import type { RowComparer } from "./comparing/rowComparer";
import type { RowRule } from "./rowRule";
import { keyColumns } from "./rows/keyColumns";
import type { Row } from "./rows/row";
import type { BulkParams, BulkStatus } from "./types";

/** What is done to each row. An upsert that may only create, or only update, has a verb apart. */
export type BulkVerb = "create" | "update" | "upsert" | "createOnly" | "delete";

export type BulkMessage = "CreateMultiple" | "UpdateMultiple" | "UpsertMultiple" | "DeleteMultiple";

/** What stays the same for all rows of a run. */
export interface Plan {
  readonly verb: BulkVerb;
  readonly definition: TableDefinition;
  readonly set: string;
  /** Whether rows write their owner and nothing else. */
  readonly assigns?: boolean | undefined;
  readonly elastic: boolean;
  /** Whether creates carry an id, by which they can be looked up. */
  readonly clientGeneratedIds: boolean;
  /** Columns of the alternate key in use; none where rows go by id. */
  readonly keys: readonly ColumnDefinition[];
  /** Whether rows may go by keys that no address can hold, since they are written by ids alone. */
  readonly anyKey?: boolean | undefined;
  /** The columns of the app's fields, where rows are in its words. */
  readonly map: ResolvedMap | undefined;
  readonly typing: WriteMode;
  /** The message for many rows; undefined where no such message says what is wanted. */
  readonly message: BulkMessage | undefined;
  /** Status of a row that is done, if the answer does not say more. */
  readonly success: BulkStatus;
  /** `Creating`, for messages. */
  readonly doing: string;
  /** How rows are sent and judged that are no writes of a record's columns. */
  readonly rule?: RowRule | undefined;
  /** What compares rows with their records before they are written, where that is wanted. */
  readonly comparer?: RowComparer | undefined;
}

export function makePlan(
  { action, upsertMode = "both", alternateKey, assigns }: BulkParams,
  definition: TableDefinition,
  map?: ResolvedMap,
): Plan {
  const verb = action === "upsert" ? VERBS[upsertMode] : action;
  const { tableType, isIntersect, primaryIdAttribute } = definition;
  return {
    verb,
    definition,
    assigns,
    set: definition.entitySetName,
    elastic: tableType === "Elastic",
    clientGeneratedIds: tableType === "Standard" && !isIntersect && primaryIdAttribute !== "",
    keys: verb === "create" ? [] : keyColumns(definition, inColumnNames(alternateKey, map)),
    map,
    ...OF_VERB[verb],
  };
}

/** Of rows that go by a rule: nothing but the names of the definition is used. */
export function ruledPlan(
  definition: TableDefinition,
  rule: RowRule,
  words: Pick<Plan, "set" | "success" | "doing">,
): Plan {
  return {
    ...words,
    rule,
    definition,
    verb: "update",
    typing: "update",
    elastic: false,
    clientGeneratedIds: false,
    keys: [],
    map: undefined,
    message: undefined,
  };
}

/** A key may be named by fields of the app. */
const inColumnNames = (names: readonly string[] = [], map: ResolvedMap | undefined) =>
  names.map((name) => map?.get(name.trim())?.column.logicalName ?? name);

const VERBS = { both: "upsert", createOnly: "createOnly", updateOnly: "update" } as const;

const OF_VERB: Readonly<Record<BulkVerb, Pick<Plan, "typing" | "message" | "success" | "doing">>> =
  {
    create: {
      typing: "create",
      message: "CreateMultiple",
      success: "created",
      doing: "Creating",
    },
    update: {
      typing: "update",
      message: "UpdateMultiple",
      success: "updated",
      doing: "Updating",
    },
    upsert: {
      typing: "upsert",
      message: "UpsertMultiple",
      success: "upserted",
      doing: "Upserting",
    },
    createOnly: { typing: "createAt", message: undefined, success: "created", doing: "Creating" },
    delete: {
      typing: "update",
      message: "DeleteMultiple",
      success: "deleted",
      doing: "Deleting",
    },
  };

/** Whether a row that may have been written can be sent again (the table of `docs/reliability.md`). */
export function repeatability({ verb, clientGeneratedIds: ownKeys }: Plan, row: Row): Idempotency {
  // Under a plan the record is read again first.
  if (verb === "createOnly") return row.known?.mustBeNew ? "harmless" : "never";
  if (verb === "create") return ownKeys && row.address ? "clientGeneratedId" : "never";
  return "harmless";
}
