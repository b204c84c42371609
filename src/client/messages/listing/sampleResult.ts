import { setOwn } from "../../objects/ownProperty";
import { SAMPLE_ID } from "../../records/samples/sampleValue";
import type { Session } from "../../session/session";
import type {
  CallMessageParams,
  MessageKind,
  MessageResult,
  Result,
  TypeRef,
  Types,
} from "../../types/messages";
import { callFunction } from "../callMessage";
import { allProperties } from "../parameters/complexType";
import { planMessage } from "../planMessage";
import { isRepeatable } from "../signatures/isRepeatable";
import { messageName } from "../signatures/messageName";
import { isBaseType } from "../signatures/typeNames";

/**
 * What a message answers with, shown while a flow is built: made of its signature, so that nothing is called.
 * A function of Dataverse only reads, and is called for it.
 */
export async function sampleMessage(
  session: Session,
  kind: MessageKind,
  params: CallMessageParams,
): Promise<MessageResult> {
  const { signature, types } = await planMessage(
    session,
    messageName(params.message),
    kind,
    params,
  );
  if (isRepeatable(signature)) return callFunction(session, params);
  return sampleResult(signature.result, types);
}

/** A believable answer of such a signature. Pure. */
export function sampleResult(result: Result, types: Types): MessageResult {
  if (result.kind === "nothing") return {};
  if (result.kind === "properties") return sampleProperties(result.properties, types, 0);
  const { name, isList } = result.type;
  const value = sampleOf({ name, isList: false }, types, 0);
  if (isList) return { value: [value], hasMore: false };
  return typeof value === "object" && value !== null ? (value as MessageResult) : { value };
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  "Edm.String": "Sample",
  "Edm.Boolean": true,
  "Edm.Guid": SAMPLE_ID,
  "Edm.DateTimeOffset": "2025-03-14T09:26:53Z",
  "Edm.Date": "2025-03-14",
  "Edm.Decimal": 12.5,
  "Edm.Double": 12.5,
  "Edm.Single": 12.5,
  "Edm.Binary": "U2FtcGxl",
};

/** Types that hold themselves end here. */
const MOST_LEVELS = 4;

const sampleOf = ({ name, isList }: TypeRef, types: Types, level: number): unknown => {
  if (isList) {
    const isDeep = level >= MOST_LEVELS;
    return isDeep ? [] : [sampleOf({ name, isList: false }, types, level)];
  }
  if (name.startsWith("Edm.")) return SAMPLES[name] ?? 1;
  const type = types.get(name);
  if (type?.kind === "enum") return [...type.members.keys()][0] ?? null;
  if (type && level >= MOST_LEVELS) return null;
  if (type) return sampleProperties(allProperties(name, types), types, level + 1);
  return { table: isBaseType(name) ? "account" : name, id: SAMPLE_ID };
};

const sampleProperties = (
  properties: ReadonlyMap<string, TypeRef>,
  types: Types,
  level: number,
): MessageResult => {
  const sample: MessageResult = {};
  for (const [name, type] of properties) setOwn(sample, name, sampleOf(type, types, level));
  return sample;
};
