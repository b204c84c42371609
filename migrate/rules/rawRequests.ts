import type { StepRule } from "../findings/types";
import { readCall } from "../rawRequests/readCall";
import { recognize } from "../rawRequests/recognize";
import { registersWebhook } from "../rawRequests/registration";
import type { RawCall, Suggestion } from "../rawRequests/types";
import { actionNamed, inputNamed, labelOf } from "../registry";
import { isRaw } from "../saved/kinds";

/** Requests written by hand that an action of this component sends. */
export const rawRequests: StepRule = ({ step }) => {
  const call = readCall(step);
  const suggestion = call && recognize(call);
  const entry = suggestion && actionNamed(suggestion.action);
  if (!call || registersWebhook(call)) return [];
  if (!suggestion || !entry) return isRaw(step) ? [] : [byRawRequest(call)];
  return [
    {
      kind: "look",
      text: `${shownCall(call)} is an action now: ${entry.label}${shownInputs(suggestion)}.${suggestion.note ? ` ${suggestion.note}.` : ""}`,
      page: entry.page,
      suggestion,
    },
  ];
};

/** A step of the HTTP component that no action takes the place of. */
const byRawRequest = (call: RawCall) => ({
  kind: "look" as const,
  text: `${shownCall(call)} goes past the connection: Raw Request sends it with the connection's token and waits.`,
  page: actionNamed("rawRequestV2")?.page ?? "docs/actions.md",
});

const LONGEST = 70;

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

const shownCall = ({ method, segments }: RawCall): string =>
  shortened(
    `${method} /${segments.map(({ name, key }) => (key === undefined ? name : `${name}(${key})`)).join("/")}`,
  );

const shownInputs = ({ action, inputs }: Suggestion): string => {
  const entry = actionNamed(action);
  const shown = Object.entries(inputs).map(([key, value]) => {
    const input = entry && inputNamed(entry, key);
    const label = input ? labelOf(input) : key;
    return `${label} ${shortened(value)}${key.startsWith("options.") ? " (in Options)" : ""}`;
  });
  return shown.length === 0 ? "" : ` with ${shown.join(", ")}`;
};
