import { type GivenRecord, withMissingInput } from "../answers/missingInput";
import { DataverseError } from "../errors/DataverseError";
import { InputError } from "../errors/InputError";
import { withFullStop } from "../errors/withFullStop";
import { writeJson } from "../json/writeJson";
import { retryWithFreshMetadata } from "../metadata/retryWithFreshMetadata";
import { setOwn } from "../objects/ownProperty";
import { entitySetName } from "../odata/names";
import { encodeOption } from "../odata/query";
import { resolveRecord } from "../records/resolveRecord";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import { type Call, readJson, type Session } from "../session/session";
import type { HttpResponse } from "../types/http";
import type { CallMessageParams, MessageKind, MessageResult, Signature } from "../types/messages";
import type { Fault } from "../values/types";
import { encodingOf } from "./encoding";
import { explainRefusal } from "./explainRefusal";
import { encodeValue } from "./parameters/encodeValue";
import { untypedLiteral, urlLiteral } from "./parameters/literal";
import type { Given } from "./parameters/matchParameters";
import { encodeStatus } from "./parameters/primitive";
import type { Encoded, Encoding } from "./parameters/types";
import { faultsOf, type Plan, planMessage } from "./planMessage";
import { decodeResult } from "./results/decodeResult";
import { afterLoss } from "./signatures/afterLoss";
import { refuseGuarded } from "./signatures/guarded";
import { isRepeatable } from "./signatures/isRepeatable";
import { messageName } from "./signatures/messageName";
import { forgetCustomApi, knownCustomApi } from "./signatures/readCustomApis";
import { NAMESPACE } from "./signatures/typeNames";
import { asWorkflow, workflowNamed } from "./workflows/workflowNamed";

/** Calls a function, which is read by GET. */
export function callFunction(session: Session, params: CallMessageParams): Promise<MessageResult> {
  return callMessage(session, "function", params);
}

/** Calls an action, or starts a workflow on demand, at most once. */
export async function callAction(
  session: Session,
  params: CallMessageParams,
): Promise<MessageResult> {
  const workflow = await workflowNamed(session, params);
  if (!workflow) return callMessage(session, "action", params);
  return callMessage(session, "action", await asWorkflow(session, workflow, params), WORKFLOW);
}

/** What the inputs are called that hold the record a message works on, and its parameters. */
interface Inputs {
  readonly record: string;
  readonly parameter: (name: string) => string;
}

const OWN: Inputs = { record: "Entity ID", parameter: (name) => `Parameters.${name}` };
const WORKFLOW: Inputs = { record: "Message", parameter: () => "Entity ID" };

const callMessage = async (
  session: Session,
  kind: MessageKind,
  params: CallMessageParams,
  inputs = OWN,
): Promise<MessageResult> => {
  const name = messageName(params.message);
  refuseGuarded(name);
  const { plan, values } = await planWithValues(session, name, kind, params);
  return retryWithFreshMetadata(async (assumptions) => {
    const { signature, table } = plan;
    const path = table && {
      entityType: entitySetName(table.entitySetName),
      entityId: params.entityId ?? "",
      impersonateUserId: params.impersonateUserId,
      impersonateObjectId: params.impersonateObjectId,
      timeZone: params.timeZone,
    };
    const isRecord = signature.bound?.isSet === false;
    const prefix =
      path && isRecord ? (await resolveRecord(session, path, assumptions)).path : path?.entityType;
    const given: readonly GivenRecord[] = [
      ...(isRecord ? [[inputs.record, prefix ?? ""] as const] : []),
      ...values.map(
        ({ parameter: { name: own }, encoded }) =>
          [inputs.parameter(own), writeJson(encoded)] as const,
      ),
    ];
    try {
      return await send(session, plan, toCall(plan, prefix, values, params));
    } catch (error) {
      throw withMissingInput(error, given);
    }
  });
};

interface Filled {
  readonly plan: Plan;
  readonly values: Values;
}

/**
 * The message with its values. Values that the signature of a custom API does not take are held against its
 * rows of now: a parameter that is made anew may be of another type.
 */
const planWithValues = async (
  session: Session,
  name: string,
  kind: MessageKind,
  params: CallMessageParams,
): Promise<Filled> => {
  const remembered = knownCustomApi(session, name, params);
  const plan = await planMessage(session, name, kind, params);
  try {
    return { plan, values: await valuesOf(session, plan, params) };
  } catch (error) {
    if (!(error instanceof InputError) || plan.signature !== remembered) throw error;
    forgetCustomApi(session, name, params);
    const again = await planMessage(session, name, kind, params);
    return { plan: again, values: await valuesOf(session, again, params) };
  }
};

type Values = readonly (Given & { readonly encoded: unknown })[];

/** @throws InputError that names everything wrong with the values */
const valuesOf = async (
  session: Session,
  { signature, types, given }: Plan,
  params: CallMessageParams,
): Promise<Values> => {
  if (params.repairValues === false) {
    return given.map((each) => ({ ...each, encoded: each.value }));
  }
  const into = signature.kind === "action" ? "body" : "url";
  const encoding = encodingOf(session, params, into, types);
  const faults: Fault[] = [];
  const values: (Given & { readonly encoded: unknown })[] = [];
  for (const each of given) {
    const encoded = await encode(each, encoding);
    if ("faults" in encoded) faults.push(...encoded.faults);
    else values.push({ ...each, encoded: encoded.value });
  }
  if (faults.length > 0) throw new InputError(withFullStop(faultsOf(signature, faults)));
  return values;
};

const encode = async ({ parameter, value }: Given, encoding: Encoding): Promise<Encoded> => {
  const { name, type, statusOf } = parameter;
  if (value === null) return { value: null };
  if (statusOf === undefined) return encodeValue(value, type, name, encoding);
  return encodeStatus(value, name, encoding.typing, () => encoding.statusOptions(statusOf));
};

/** A bound message goes by its full name, any other by its bare one. */
const segmentOf = ({ name, bound }: Signature, prefix: string | undefined): string =>
  bound && prefix !== undefined ? `${prefix}/${NAMESPACE}${name}` : name;

const toCall = (
  { signature, types }: Plan,
  prefix: string | undefined,
  values: Values,
  params: CallMessageParams,
): Call => {
  const segment = segmentOf(signature, prefix);
  const call = {
    operation: `Calling ${signature.name}`,
    headers: impersonationHeaders(params),
    idempotency: isRepeatable(signature) ? ("always" as const) : ("never" as const),
    whenUnknown: afterLoss(signature),
    read: (response: HttpResponse) => readJson(response),
  };
  if (signature.kind === "action") {
    const body: Record<string, unknown> = {};
    for (const { parameter, encoded } of values) setOwn(body, parameter.name, encoded);
    return { ...call, method: "POST", path: segment, json: body };
  }
  const isTyped = params.repairValues !== false;
  const aliases = values.map((each, at) => `${each.parameter.name}=@p${at + 1}`).join(",");
  const options = values.map(({ parameter: { name, type }, encoded }, at) => {
    const literal = isTyped ? urlLiteral(encoded, type, types) : untypedLiteral(encoded);
    return `@p${at + 1}=${encodeOption(literal, name)}`;
  });
  const query = options.length > 0 ? `?${options.join("&")}` : "";
  return { ...call, method: "GET", path: `${segment}(${aliases})${query}` };
};

const send = async (session: Session, plan: Plan, call: Call): Promise<MessageResult> => {
  try {
    const { value } = await sendOrThrow(session, call);
    return decodeResult(value, plan.signature.result, plan.types);
  } catch (error) {
    throw error instanceof DataverseError ? explainRefusal(error, plan.signature) : error;
  }
};
