import { parseJson } from "../../odata/json";
import { isRecord } from "../../odata/listBody";
import { stringLiteral } from "../../odata/literal";
import { encodeOption } from "../../odata/query";
import { impersonationHeaders } from "../../session/headers";
import { readEach } from "../../session/readEach";
import type { Session } from "../../session/session";
import type { DataverseRecord, Impersonation } from "../../types";
import type { RuleCondition } from "./types";

/** A published rule as it is stored. */
export interface PublishedRule {
  readonly id: string;
  readonly name: string;
  readonly matchingTable: string;
  readonly isCaseSensitive: boolean;
  readonly activeOnly: boolean;
  readonly conditions: readonly RuleCondition[];
}

/** What decides whether duplicates of a record are looked for at all. */
export interface Detection {
  readonly rules: readonly PublishedRule[];
  /** Undefined where that may not be read. */
  readonly isOn: boolean | undefined;
  readonly isTableEnabled: boolean | undefined;
  /** The record that was asked for. */
  readonly row: DataverseRecord | undefined;
}

const CONDITIONS = "DuplicateRule_DuplicateRuleConditions";
const RULE = "duplicateruleid,name,matchingentityname,iscasesensitive,excludeinactiverecords";
const CONDITION =
  "baseattributename,matchingattributename,operatorcode,operatorparam,ignoreblankvalues";

/** Values of `statuscode` of a rule. */
const PUBLISHED = 2;

/**
 * The published rules of a table with what switches detection on, and a record, all in one request.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/duplicaterule
 *
 * @param path of the record under the API root, where there is one
 * @throws DataverseError where the rules or the record cannot be read
 */
export async function readDetection(
  session: Session,
  impersonation: Impersonation,
  table: string,
  path: string | undefined,
): Promise<Detection> {
  const name = stringLiteral(table);
  const filter = encodeOption(`baseentityname eq ${name} and statuscode eq ${PUBLISHED}`);
  const paths = [
    `duplicaterules?$select=${RULE}&$filter=${filter}&$expand=${CONDITIONS}($select=${CONDITION})&$orderby=name`,
    "organizations?$select=isduplicatedetectionenabled",
    `EntityDefinitions(LogicalName=${name})?$select=IsDuplicateDetectionEnabled`,
    ...(path === undefined ? [] : [path]),
  ];
  const headers = impersonationHeaders(impersonation);
  const operation = `Reading the duplicate detection rules of ${table}`;
  const answers = await readEach(session, { operation, headers }, paths, ({ body }) =>
    parseJson(body),
  );
  const [rules, organization, definition, row] = answers;
  for (const answer of [rules, row]) if (answer && "refusal" in answer) throw answer.refusal;
  const answered = (answer: (typeof answers)[number] | undefined) =>
    answer && "value" in answer && isRecord(answer.value) ? answer.value : {};
  const [settings] = rowsOf(answered(organization)["value"]);
  return {
    rules: rowsOf(answered(rules)["value"]).map(toRule),
    isOn: flag(settings?.["isduplicatedetectionenabled"]),
    isTableEnabled: flag(managed(answered(definition)["IsDuplicateDetectionEnabled"])),
    row: path === undefined ? undefined : answered(row),
  };
}

const rowsOf = (value: unknown): readonly DataverseRecord[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

const flag = (value: unknown): boolean | undefined =>
  typeof value === "boolean" ? value : undefined;

const managed = (property: unknown): unknown =>
  isRecord(property) ? property["Value"] : undefined;

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const toRule = (row: DataverseRecord): PublishedRule => ({
  id: text(row["duplicateruleid"]),
  name: text(row["name"]),
  matchingTable: text(row["matchingentityname"]),
  isCaseSensitive: row["iscasesensitive"] === true,
  activeOnly: row["excludeinactiverecords"] === true,
  conditions: rowsOf(row[CONDITIONS]).map(toCondition),
});

/** By the values of `operatorcode`. */
const OPERATORS = [
  "same",
  "sameFirst",
  "sameLast",
  "sameDate",
  "sameDateAndTime",
  "sameLabel",
  "sameValue",
] as const;

const toCondition = (row: DataverseRecord): RuleCondition => {
  const { operatorcode, operatorparam } = row;
  return {
    column: text(row["baseattributename"]),
    matchingColumn: text(row["matchingattributename"]),
    operator: OPERATORS[Number(operatorcode)] ?? String(operatorcode),
    characters: typeof operatorparam === "number" ? operatorparam : null,
    ignoresBlanks: row["ignoreblankvalues"] === true,
  };
};
