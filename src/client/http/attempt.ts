import { errorAnswer } from "../answers/errorAnswer";
import { TransportFailure, UnreadableBody } from "../errors/failures";
import { throwUnless } from "../errors/throwUnless";
import type { HttpRequest, HttpResponse, Next } from "../types/http";
import type { TryResult } from "./retryDecision";

/** One try and how it ended; exactly one of `response` and `failure` is there. */
export interface Try {
  readonly result: TryResult;
  readonly response?: HttpResponse;
  readonly failure?: TransportFailure | UnreadableBody;
}

/** Sends a request once, and reads what a success says. */
export async function tryOnce(request: HttpRequest, next: Next): Promise<Try> {
  try {
    const response = await next(request);
    const { status, headers, body } = response;
    if (status < 300) return await readValue(request, response);
    const said = status === 429 || status >= 500 ? errorAnswer(body, headers["content-type"]) : {};
    return { result: { kind: "answer", status, ...said }, response };
  } catch (error) {
    throwUnless(error, TransportFailure);
    return { result: resultOf(error), failure: error };
  }
}

/** The head of what was answered, whole or not. */
export function headersOf({ response, failure }: Try): HttpResponse["headers"] {
  return response?.headers ?? (failure instanceof TransportFailure ? failure.headers : {});
}

const resultOf = ({ kind, status = 0 }: TransportFailure): TryResult =>
  kind === "cutOff" || kind === "tooLarge" ? { kind, status } : { kind };

const readValue = async (request: HttpRequest, response: HttpResponse): Promise<Try> => {
  const result: TryResult = { kind: "answer", status: response.status };
  try {
    const value = await readBody(request, response);
    return { result, response: { ...response, value, stream: undefined } };
  } catch (error) {
    throwUnless(error, UnreadableBody);
    return { result: { kind: "unreadable" }, response, failure: error };
  } finally {
    response.stream?.destroy();
  }
};

const readBody = ({ read, receive }: HttpRequest, response: HttpResponse): unknown => {
  const { stream } = response;
  return receive && stream ? receive({ ...response, stream }) : read?.(response);
};
