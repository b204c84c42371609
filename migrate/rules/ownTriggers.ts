import type { Step } from "../../flows/definition";
import type { Said, StepRule } from "../findings/types";
import { readCall } from "../rawRequests/readCall";
import { registersWebhook } from "../rawRequests/registration";
import { triggerNamed } from "../registry";
import { isDynamics } from "../saved/kinds";
import { stepsOf } from "../saved/places";
import { inputOf, referencesOf, textOf } from "../saved/values";

const TIMES = /\b(?:modifiedon|createdon)\s+(?:gt|ge)\b/i;
const FETCH_TIMES = /attribute\s?=\s?["'](?:modifiedon|createdon)["']/i;
/** What the body of a webhook of Dataverse has. */
const EVENT =
  /\b(?:InputParameters|PrimaryEntityName|PrimaryEntityId|PostEntityImages|PreEntityImages|MessageName)\b/;

/** Polls and webhooks built by hand, for which this component has triggers. */
export const ownTriggers: StepRule = ({ step, flow, isTrigger }) => {
  if (isRegistration(step)) return [registers()];
  if (!isTrigger || isDynamics(step)) return [];
  const steps = stepsOf(flow);
  if (isSchedule(step)) return steps.some(readsByTime) ? [polls()] : [];
  return steps.some(readsEvent) ? [receives()] : [];
};

const isSchedule = ({ action, schedule }: Step): boolean =>
  schedule !== undefined || action.component.key === "schedule-triggers";

const readsByTime = (step: Step): boolean => {
  if (!isDynamics(step) && readCall(step) === undefined) return false;
  const filter =
    textOf(inputOf(step, "filterExpression")) ?? readCall(step)?.options.get("$filter");
  return TIMES.test(filter ?? "") || FETCH_TIMES.test(textOf(inputOf(step, "xmlQuery")) ?? "");
};

const readsEvent = (step: Step): boolean =>
  referencesOf(step).some((path) => EVENT.test(path)) ||
  (step.action.component.key === "code" && EVENT.test(textOf(inputOf(step, "code")) ?? ""));

const isRegistration = (step: Step): boolean => {
  const call = readCall(step);
  return call !== undefined && registersWebhook(call);
};

const page = (key: string): string => triggerNamed(key)?.page ?? "docs/triggers.md";

const polls = (): Said => ({
  kind: "look",
  text: "A schedule with a query by modifiedon is a poll: New and Updated Records does it and skips nothing, Record Changes sees deletes too.",
  page: page("pollChangesTrigger"),
});

const receives = (): Said => ({
  kind: "look",
  text: "The flow reads events of Dataverse from a plain webhook: Webhook checks the key and gives event with plain values; Record Events registers itself as well.",
  page: page("managedWebhookTrigger"),
});

const registers = (): Said => ({
  kind: "look",
  text: "Registers a webhook by hand: the trigger Record Events registers its own when the flow is deployed, and removes it with the flow.",
  page: "docs/record-events.md#when-it-registers-and-when-it-removes",
});
