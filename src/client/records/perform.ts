import { errorFromResponse } from "../errors/fromResponse";
import type { HttpResponse } from "../http/types";
import { withSegmentHint } from "./segmentHint";
import { type Call, exchange, type Session } from "./session";

/** The same, with every refusal thrown as the error it is. */
export const perform = async (session: Session, call: Call): Promise<HttpResponse> => {
  const response = await exchange(session, call);
  if (response.status < 300 || response.status === 304) return response;
  throw await refusal(session, call, response);
};

/** The error for a refusal; after a try in doubt nobody can tell what became of a write. */
export const refusal = (session: Session, call: Call, response: HttpResponse): Promise<Error> => {
  const doubtful = response.afterDoubt && call.repeat !== "always";
  return withSegmentHint(
    session,
    errorFromResponse(call, response, doubtful ? "unknown" : "notDone"),
  );
};
