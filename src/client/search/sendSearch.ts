import { requestIdOf } from "../answers/errorFromResponse";
import { DataverseError } from "../errors/DataverseError";
import { UnreadableBody } from "../errors/failures";
import { readAnswerJson } from "../json/readJson";
import { parseJson } from "../odata/json";
import { impersonationHeaders } from "../session/headers";
import { sendOrThrow } from "../session/sendOrThrow";
import type { Session } from "../session/session";
import type { Impersonation } from "../types";
import type { HttpResponse } from "../types/http";
import { type Members, member, membersOf } from "./members";
import { delayTurns, takeTurn } from "./turn";

interface SearchCall {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly operation: string;
  readonly json?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Sends a message of search when it is its turn, and reads the JSON inside of the text that it is answered with.
 * What search itself refuses comes with 200.
 *
 * @throws DataverseError for that too
 */
export async function sendSearch(
  session: Session,
  params: Impersonation,
  call: SearchCall,
): Promise<Members> {
  await takeTurn(session, call.operation);
  const response = await sendOrThrow(session, {
    ...call,
    idempotency: "always",
    headers: impersonationHeaders(params),
    read: innerJson,
    onEvent: delayTurns(session),
  }).catch((error: unknown) => {
    throw isUnexplained(error) ? error.withHint(WHAT_TO_CHECK) : error;
  });
  const answer = response.value as Members;
  const problem = membersOf(member(answer, "error"));
  if (problem) throw refusal(call.operation, problem, response);
  return answer;
}

const WHAT_TO_CHECK =
  "Search refused what it was asked: check Text in Lucene syntax, Columns, Search Columns, Filter, Order By and Facets, which take columns of the index: those of a table's Quick Find view, by their logical names";

const isUnexplained = (error: unknown): error is DataverseError =>
  error instanceof DataverseError && error.status === 400 && error.hint === undefined;

const innerJson = ({ body }: HttpResponse): Members => {
  const text = member(membersOf(parseJson(body)) ?? {}, "response");
  const inner = typeof text === "string" ? membersOf(parsed(text)) : undefined;
  if (inner) return inner;
  throw new UnreadableBody("the answer is none of search");
};

const parsed = (text: string): unknown => {
  try {
    return readAnswerJson(text);
  } catch {
    throw new UnreadableBody("the text inside of the answer is not valid JSON");
  }
};

const refusal = (
  operation: string,
  problem: Members,
  { headers }: HttpResponse,
): DataverseError => {
  const text = (name: string): string => {
    const value = member(problem, name);
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };
  return new DataverseError({
    operation,
    outcome: "notDone",
    code: text("code"),
    detail: text("message") || "search refused it without a reason",
    requestId: requestIdOf(headers),
    hint: WHAT_TO_CHECK,
  });
};
