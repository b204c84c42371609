import type { Said, StepRule } from "../findings/types";
import { isCode, isDynamics } from "../saved/kinds";
import { stepsOf } from "../saved/places";
import { inputOf, textOf } from "../saved/values";

interface Sign {
  readonly pattern: RegExp;
  readonly said: Said;
}

const look = (text: string, page: string): Said => ({ kind: "look", text, page });

const SIGNS: readonly Sign[] = [
  {
    pattern: /\/api\/data\/v\d/i,
    said: look(
      "The code calls the Web API itself, past the connection's waits and retries: most requests are an action now, and Raw Request sends the rest.",
      "docs/actions.md#raw-request-rawrequestv2",
    ),
  },
  {
    pattern: /\bnextLink\b|\boDataNextLink\b|skiptoken/,
    said: look(
      "The code deals with next links: with Fetch All there are none.",
      "docs/actions.md#query-entities-queryentities",
    ),
  },
  {
    pattern: /\b429\b|retry-after/i,
    said: look(
      "The code deals with 429: every action waits for as long as Dataverse asks.",
      "docs/reliability.md#waits",
    ),
  },
  {
    pattern: /\/Date\(|["']__type["']|\bOptionSetValue\b|\bEntityReference\b/,
    said: look(
      "The code reads values of webhooks in their raw form: event has them as plain values and ISO dates.",
      "docs/webhooks.md#what-the-flow-gets",
    ),
  },
  {
    pattern: /\.(?:getTime|toISOString|getFullYear|getUTCFullYear)\(/,
    said: look(
      "Where the code takes a date-time of a record for a Date object: it is text, exactly as Dataverse sends it. new Date(text) reads it.",
      "docs/differences.md",
    ),
  },
];

/** Code that does by hand what the component does. */
export const codeSteps: StepRule = ({ step, flow }) => {
  const code = isCode(step) ? textOf(inputOf(step, "code")) : undefined;
  if (code === undefined || !stepsOf(flow).some(isDynamics)) return [];
  return SIGNS.filter(({ pattern }) => pattern.test(code)).map(({ said }) => said);
};
