import { DataverseError } from "../../errors/DataverseError";
import { InputError } from "../../errors/InputError";
import { singleMatch } from "../../metadata/cache/lookUpTable";
import { tableDefinition } from "../../metadata/cache/tableDefinition";
import { findTableName } from "../../metadata/cache/tableName";
import { type Assumptions, retryWithFreshMetadata } from "../../metadata/retryWithFreshMetadata";
import { inColumns } from "../../records/inColumns";
import { resolveRecord } from "../../records/resolveRecord";
import { typeBody } from "../../records/writeTyped";
import type { Session } from "../../session/session";
import type { DataverseRecord } from "../../types";
import type { TableDefinition, TableName } from "../../types/tables";
import { type ComparedRecord, comparedRecord } from "./comparedRecord";
import { type Detection, readDetection } from "./readDetection";
import { type Retrieved, retrieveDuplicates } from "./retrieveDuplicates";
import type {
  DuplicateMatch,
  DuplicateRule,
  DuplicatesParams,
  DuplicatesResult,
  DuplicatesStatus,
} from "./types";

/**
 * The records that the published rules of a table take for the same as a record, which need not exist. One
 * request reads the rules and what switches detection on, one more asks for each table that they find records
 * of. Nothing is asked where no rule can find anything, and the answer says why.
 *
 * @throws InputError for values that a write of the table would not take
 * @throws DataverseError where no rule was applied, and that is to fail
 */
export function findDuplicates(
  session: Session,
  params: DuplicatesParams,
): Promise<DuplicatesResult> {
  requireSomething(params);
  return retryWithFreshMetadata(async (assumptions) => {
    const table = await tableDefinition(session, params.entityType, params);
    const given = await typedValues(session, params, table, assumptions);
    const path = await pathOf(session, params, table, assumptions);
    const detection = await readDetection(session, params, table.logicalName, path);
    const compared = await comparedRecord(
      session,
      params,
      { table, given, row: detection.row },
      detection,
    );
    const status = whyNotChecked(detection, compared);
    const result = status
      ? notChecked(status, table, compared.rules)
      : await askEach(session, params, table, compared);
    if (result.checked || params.ifNotChecked !== "fail") return result;
    throw new DataverseError({
      operation: `Looking for duplicates of a record of ${table.entitySetName}`,
      outcome: "notDone",
      detail: result.reason ?? "",
      hint: "Set If Not Checked to report to go on nevertheless",
    });
  });
}

const requireSomething = ({ entityId, record = {}, overlay = {} }: DuplicatesParams): void => {
  if (entityId !== undefined || Object.keys({ ...record, ...overlay }).length > 0) return;
  throw new InputError(
    "Entity ID, Field Value and Dynamic Values are all empty: expected a record, the values of one, or both.",
  );
};

const typedValues = async (
  session: Session,
  params: DuplicatesParams,
  table: TableDefinition,
  assumptions: Assumptions,
): Promise<DataverseRecord> => {
  const { record = {}, overlay = {} } = params;
  if (Object.keys({ ...record, ...overlay }).length === 0) return {};
  const { entityId: _, ...values } = params;
  const entityType = table.entitySetName;
  const mapped = await inColumns(session, { ...values, entityType, record, overlay });
  return (await typeBody(session, mapped, "createAt", assumptions)).record;
};

const pathOf = async (
  session: Session,
  params: DuplicatesParams,
  table: TableDefinition,
  assumptions: Assumptions,
): Promise<string | undefined> => {
  const { entityId } = params;
  if (entityId === undefined) return undefined;
  const entityType = table.entitySetName;
  return (await resolveRecord(session, { ...params, entityType, entityId }, assumptions)).path;
};

const whyNotChecked = (
  { isOn, isTableEnabled, rules }: Detection,
  compared: ComparedRecord,
): DuplicatesStatus | undefined => {
  if (isOn === false) return "switchedOff";
  if (isTableEnabled === false) return "notEnabled";
  if (rules.length === 0) return "noRules";
  return compared.rules.some(({ applied }) => applied) ? undefined : "noValues";
};

type Reason = (table: TableDefinition, rules: readonly DuplicateRule[]) => string;

const REASONS: Readonly<Record<Exclude<DuplicatesStatus, "found" | "none">, Reason>> = {
  switchedOff: () =>
    "duplicate detection is switched off in this environment: an administrator switches it on in its settings, under Data management",
  notEnabled: ({ logicalName }) =>
    `duplicate detection is not enabled for the table ${logicalName}, or for one that its rules find records of: it is enabled in the properties of a table`,
  noRules: ({ logicalName }) =>
    `no duplicate detection rule of the table ${logicalName} is published`,
  noValues: (_, rules) => {
    const columns = new Set(rules.flatMap(({ missing }) => missing));
    return `no rule was applied, since the columns that the rules compare are empty: ${[...columns].join(", ")}`;
  },
};

const notChecked = (
  status: DuplicatesStatus,
  table: TableDefinition,
  rules: readonly DuplicateRule[],
): DuplicatesResult => ({
  status,
  checked: false,
  count: 0,
  complete: false,
  matches: [],
  rules,
  reason: status === "found" || status === "none" ? null : REASONS[status](table, rules),
});

/** The rules that are applied may find records of several tables. */
const askEach = async (
  session: Session,
  params: DuplicatesParams,
  table: TableDefinition,
  { entity, rules }: ComparedRecord,
): Promise<DuplicatesResult> => {
  const applied = rules.filter((rule) => rule.applied);
  const names = [...new Set(applied.map(({ matchingTable }) => matchingTable))];
  const { fieldMap: _, ...options } = params;
  const id = entity[table.primaryIdAttribute];
  const itself = typeof id === "string" ? id : undefined;
  const answers: Retrieved[] = [];
  for (const name of names) {
    const isOwn = name === table.logicalName;
    const matching = isOwn ? table : await tableNamed(session, params, name);
    const own = isOwn ? itself : undefined;
    answers.push(await retrieveDuplicates(session, options, entity, matching, own));
  }
  const matches = answers.flatMap((answer) => ("matches" in answer ? answer.matches : []));
  const [refused] = answers.flatMap((answer) => ("status" in answer ? [answer.status] : []));
  if (refused && matches.length === 0) return notChecked(refused, table, rules);
  const complete = answers.every((answer) => "complete" in answer && answer.complete);
  const result = found(matches, rules, complete);
  if (!refused) return result;
  // The rules of one table were applied, those of another one were not.
  const { reason } = notChecked(refused, table, rules);
  return { ...result, reason: [reason, result.reason].filter((each) => each !== null).join("; ") };
};

const found = (
  matches: readonly DuplicateMatch[],
  rules: readonly DuplicateRule[],
  complete: boolean,
): DuplicatesResult => ({
  status: matches.length > 0 ? "found" : "none",
  checked: true,
  count: matches.length,
  complete,
  matches,
  rules,
  reason: whySomeNotApplied(rules),
});

/** A rule that was left out may have found more. */
const whySomeNotApplied = (rules: readonly DuplicateRule[]): string | null => {
  const left = rules.filter(({ applied }) => !applied);
  const why = left.map(({ name, missing }) => `${name} (${missing.join(", ") || "no condition"})`);
  return left.length === 0
    ? null
    : `rules were not applied, since columns that they compare are empty: ${why.join("; ")}`;
};

const tableNamed = async (
  session: Session,
  params: DuplicatesParams,
  name: string,
): Promise<TableName> =>
  singleMatch(await findTableName(session, name, params), name, "The matching table of a rule");
