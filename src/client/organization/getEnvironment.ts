import { DataverseError } from "../errors/DataverseError";
import { errorFacts } from "../errors/errorFacts";
import { throwUnless } from "../errors/throwUnless";
import { impersonationHeaders } from "../session/headers";
import { type ReadOutcome, readEach } from "../session/readEach";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import {
  type EnvironmentPart,
  type EnvironmentRead,
  environmentReads,
  timeZoneRead,
} from "./environmentReads";
import { type Parts, toEnvironmentInfo } from "./toEnvironmentInfo";
import type { EnvironmentInfo, NotRead } from "./types";

type Values = Readonly<Record<string, unknown>>;

/**
 * What an environment is and how it is set. One request, and one for the name of the user's time zone. What
 * may not be read, or is not there in this environment, is null, and `notRead` says why.
 *
 * @throws DataverseError where nothing at all can be read
 */
export async function getEnvironment(
  session: Session,
  params: Impersonation = {},
): Promise<EnvironmentInfo> {
  const names = Object.keys(environmentReads) as EnvironmentPart[];
  const headers = impersonationHeaders(params);
  const reads: readonly EnvironmentRead[] = names.map((name) => environmentReads[name]);
  const outcomes = await readEach<Buffer>(
    session,
    { operation: "Reading the environment", headers },
    reads.map(({ path }) => path),
    ({ body }) => body,
  );
  const notRead: NotRead[] = [];
  const parts: Partial<Record<EnvironmentPart, Values>> = {};
  for (const [at, name] of names.entries()) {
    const found = takeFrom(reads[at], outcomes[at]);
    if ("values" in found) parts[name] = found.values;
    else notRead.push(found.notRead);
  }
  const [first] = outcomes;
  if (notRead.length === names.length && first && "refusal" in first) throw first.refusal;
  const zone = await zoneOf(session, headers, parts.settings);
  if (zone && "notRead" in zone) notRead.push(zone.notRead);
  const timeZone = zone && "values" in zone ? zone.values : {};
  return toEnvironmentInfo(session.environment, { ...parts, timeZone } as Parts, notRead);
}

type Taken = { readonly values: Values } | { readonly notRead: NotRead };

/** An answer that cannot be understood is not read either, and the others are. */
const takeFrom = (
  read: EnvironmentRead | undefined,
  outcome: ReadOutcome<Buffer> | undefined,
): Taken => {
  const what = read?.what ?? "";
  if (!read || !outcome) return { notRead: { what, message: "There is no answer." } };
  if ("refusal" in outcome) return { notRead: { what, ...errorFacts(outcome.refusal) } };
  try {
    return { values: read.take({ body: outcome.value }) };
  } catch (error) {
    return { notRead: { what, message: error instanceof Error ? error.message : String(error) } };
  }
};

const zoneOf = async (
  session: Session,
  headers: Readonly<Record<string, string>>,
  settings: Values | undefined,
): Promise<Taken | undefined> => {
  const code = settings?.["timezonecode"];
  if (typeof code !== "number") return undefined;
  const read = timeZoneRead(code);
  try {
    const { value } = await sendOrThrow(session, {
      method: "GET",
      path: read.path,
      operation: "Reading the name of the time zone",
      idempotency: "always",
      headers,
      read: read.take,
    });
    return { values: value as Values };
  } catch (error) {
    throwUnless(error, DataverseError);
    return { notRead: { what: read.what, ...errorFacts(error) } };
  }
};
