import { defaults } from "../../defaults";
import { type Json, number, object, text } from "../../metadata/definition/json";
import { encodeOption } from "../../odata/query";
import type { Session } from "../../session/session";
import { requiredId, requiredRows } from "./answerRows";
import { batchGet } from "./batchGet";
import { WEBHOOK_CONTRACT } from "./endpointRows";
import { ownershipOf } from "./identity";
import type {
  ListRegistrationsParams,
  WebhookFailure,
  WebhookRegistration,
  WebhookStep,
} from "./listTypes";
import { withPrivilegeHint } from "./privilegeHint";

const FAILED = 31;
/** Parts of one batch; what is over goes into another. */
const MOST_TOGETHER = defaults.maxBatchRequests;

/** Steps whose failures are asked for in one request. */
const MOST_STEPS = 100;

const ENDPOINTS = `serviceendpoints?$select=serviceendpointid,name,url,description,authtype&$filter=${encodeOption(`contract eq ${WEBHOOK_CONTRACT}`)}&$orderby=name`;
const STEPS = `sdkmessageprocessingsteps?$select=sdkmessageprocessingstepid,name,mode,filteringattributes,statecode,_eventhandler_value&$expand=sdkmessageid($select=name),sdkmessagefilterid($select=primaryobjecttypecode)&$filter=${encodeOption(`eventhandler_serviceendpoint/contract eq ${WEBHOOK_CONTRACT}`)}`;

/**
 * Every webhook of the environment with its steps and the last failures to deliver: one request, and one
 * more for the failures.
 */
export async function listRegistrations(
  session: Session,
  { instanceId, failures = defaults.listedFailures }: ListRegistrationsParams,
): Promise<WebhookRegistration[]> {
  try {
    const [endpoints, steps] = await batchGet(session, "Reading the registered webhooks", [
      ENDPOINTS,
      STEPS,
    ]);
    const rows = requiredRows(endpoints["value"], "serviceendpoint");
    const stepsOf = grouped(requiredRows(steps["value"], "sdkmessageprocessingstep"));
    const failuresOf = await readFailures(session, stepsOf, failures);
    return rows.map((row) => registrationOf(row, stepsOf, failuresOf, instanceId));
  } catch (error) {
    throw withPrivilegeHint(error);
  }
}

type ByEndpoint<T> = ReadonlyMap<string, readonly T[]>;

const grouped = (rows: readonly Json[]): ByEndpoint<WebhookStep> => {
  const groups = new Map<string, WebhookStep[]>();
  for (const row of rows) {
    const endpoint = text(row["_eventhandler_value"]) ?? "";
    groups.set(endpoint, [...(groups.get(endpoint) ?? []), stepOf(row)]);
  }
  return groups;
};

const stepOf = (row: Json): WebhookStep => {
  const table = text(object(row["sdkmessagefilterid"])["primaryobjecttypecode"]);
  return {
    id: requiredId(row, "sdkmessageprocessingstepid"),
    name: text(row["name"]) ?? "",
    message: text(object(row["sdkmessageid"])["name"]) ?? null,
    table: table === undefined || table === "none" ? null : table,
    filteringColumns: (text(row["filteringattributes"]) ?? "").split(",").filter(Boolean),
    synchronous: row["mode"] === 0,
    enabled: row["statecode"] === 0,
  };
};

/** A webhook's failures are those of the system jobs of its steps. */
const readFailures = async (
  session: Session,
  steps: ByEndpoint<WebhookStep>,
  most: number,
): Promise<ByEndpoint<WebhookFailure>> => {
  if (most === 0 || steps.size === 0) return new Map();
  const asked = [...steps].flatMap(([endpoint, own]) =>
    inPieces(own).map((piece) => ({ endpoint, path: failuresPath(piece, most) })),
  );
  const found = new Map<string, readonly WebhookFailure[]>();
  for (let at = 0; at < asked.length; at += MOST_TOGETHER) {
    const together = asked.slice(at, at + MOST_TOGETHER);
    const answers = await batchGet(
      session,
      "Reading the failed deliveries",
      together.map(({ path }) => path),
    );
    for (const [index, { endpoint }] of together.entries()) {
      const failures = requiredRows(answers[index]?.["value"], "asyncoperation").map(failureOf);
      found.set(endpoint, latest([...(found.get(endpoint) ?? []), ...failures], most));
    }
  }
  return found;
};

/** A webhook may have more steps than one condition, or one URL, can name. */
const inPieces = (steps: readonly WebhookStep[]): readonly (readonly WebhookStep[])[] =>
  Array.from({ length: Math.ceil(steps.length / MOST_STEPS) }, (_, at) =>
    steps.slice(at * MOST_STEPS, (at + 1) * MOST_STEPS),
  );

const latest = (failures: readonly WebhookFailure[], most: number): readonly WebhookFailure[] => {
  const at = ({ completedOn }: WebhookFailure) => Date.parse(completedOn ?? "") || 0;
  return [...failures].sort((one, other) => at(other) - at(one)).slice(0, most);
};

const failuresPath = (steps: readonly WebhookStep[], most: number): string => {
  const any = steps.map(({ id }) => `_owningextensionid_value eq ${id}`).join(" or ");
  const filter = encodeOption(`statuscode eq ${FAILED} and (${any})`);
  return `asyncoperations?$select=message,friendlymessage,errorcode,completedon,_owningextensionid_value&$filter=${filter}&$orderby=completedon desc&$top=${most}`.replaceAll(
    " ",
    "%20",
  );
};

const failureOf = (row: Json): WebhookFailure => ({
  stepId: text(row["_owningextensionid_value"]) ?? "",
  message: text(row["friendlymessage"]) ?? text(row["message"]) ?? null,
  errorCode: number(row["errorcode"]) ?? null,
  completedOn: text(row["completedon"]) ?? null,
});

const AUTHENTICATIONS: Readonly<Record<number, string>> = {
  4: "WebhookKey",
  5: "HttpHeader",
  6: "HttpQueryString",
};

const registrationOf = (
  row: Json,
  steps: ByEndpoint<WebhookStep>,
  failures: ByEndpoint<WebhookFailure>,
  instanceId: string | undefined,
): WebhookRegistration => {
  const id = requiredId(row, "serviceendpointid");
  const name = text(row["name"]) ?? "";
  const authtype = number(row["authtype"]);
  return {
    id,
    name,
    url: text(row["url"]) ?? null,
    description: text(row["description"]) ?? null,
    authentication: authtype === undefined ? null : (AUTHENTICATIONS[authtype] ?? String(authtype)),
    ...ownershipOf(name, instanceId),
    steps: steps.get(id) ?? [],
    lastFailures: failures.get(id) ?? [],
  };
};
