import type { HttpRequest, HttpResponse, Next } from "../../../../src/client/types/http";

/** Answers in order, the last one for ever; keeps the requests. */
export const scripted = (...outcomes: (HttpResponse | Error)[]) => {
  const requests: HttpRequest[] = [];
  const next: Next = (request) => {
    const outcome = outcomes[Math.min(requests.length, outcomes.length - 1)];
    requests.push(request);
    if (outcome === undefined) throw new Error("Nothing is scripted.");
    return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
  };
  return { next, requests };
};
