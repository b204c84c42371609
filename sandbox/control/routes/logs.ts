import type { RecordedRequest } from "../../recorded";
import { ControlError } from "../controlError";
import { type ControlCall, done, type Route } from "../route";
import { listOf, objectOf, text, whole, yesNo } from "../schema";

const last = "Only so many of them, the latest.";

const request = objectOf(
  {
    method: text("HTTP method."),
    url: text("Path and query as sent."),
    path: text("Path without query."),
    headers: objectOf({}, true),
    body: text("Body as text; of token requests empty."),
    "status?": whole("Status answered; not there while it is open, or where no answer was sent."),
    "fault?": text("What a rule did to it."),
    kind: text("api, token or signIn."),
    "parts?": listOf(objectOf({}, true), "The requests inside of a batch."),
  },
  false,
);

const delivery = objectOf({
  stepId: text("sdkmessageprocessingstepid."),
  step: text("Name of the step."),
  asynchronous: yesNo("Whether the write did not wait for it."),
  url: text("Where it was posted."),
  message: text("Name of the message."),
  table: text("Logical name of the table."),
  id: text("Primary key of the row."),
  body: text("The JSON that was posted."),
  "status?": whole("The last status answered."),
  attempts: whole("2 where it was posted once more; 0 while it is open."),
  "failure?": text("Why it failed."),
});

const refusal = objectOf({
  message: text("What was answered: The sandbox does not simulate …"),
  count: whole("How often."),
  method: text("Method of the first request that asked for it."),
  url: text("Its path and query."),
});

export const logRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/requests",
    summary: "Lists the token and API requests that were received last, without their secrets.",
    query: { last },
    answer: { status: 200, description: "In order of arrival.", schema: listOf(request) },
    run: (call) => latest(call, call.service.log.requests).map(withoutSecrets),
  },
  {
    method: "DELETE",
    path: "/requests",
    summary: "Empties that list.",
    answer: done("It is empty."),
    run: ({ service }) => service.log.clear(),
  },
  {
    method: "GET",
    path: "/deliveries",
    summary: "Lists the events that were posted to webhooks last.",
    query: { last, idle: "`true` waits until every event has been answered or given up." },
    answer: {
      status: 200,
      description: "In the order the posts began.",
      schema: listOf(delivery),
    },
    run: async (call) => {
      if (call.query.get("idle") === "true") await call.service.webhooks.idle();
      return latest(call, call.service.webhooks.log);
    },
  },
  {
    method: "DELETE",
    path: "/deliveries",
    summary: "Empties that list.",
    answer: done("It is empty."),
    run: ({ service }) => {
      service.webhooks.log.length = 0;
    },
  },
  {
    method: "GET",
    path: "/unsimulated",
    summary: "Lists everything that was refused because the sandbox does not simulate it.",
    answer: {
      status: 200,
      description: "Each thing once, with how often it was asked for.",
      schema: listOf(refusal),
    },
    run: ({ service }) => service.unsimulated.refusals,
  },
  {
    method: "DELETE",
    path: "/unsimulated",
    summary: "Empties that list.",
    answer: done("It is empty."),
    run: ({ service }) => service.unsimulated.clear(),
  },
];

function latest<Entry>({ query }: ControlCall, entries: readonly Entry[]): readonly Entry[] {
  const given = query.get("last");
  if (given === null) return entries;
  if (!/^\d+$/.test(given)) throw new ControlError(400, "last must be a whole number.");
  return Number(given) === 0 ? [] : entries.slice(-Number(given));
}

/** The list is for looking at, also over somebody's shoulder. */
function withoutSecrets(record: RecordedRequest): object {
  const { authorization: _authorization, ...headers } = record.headers;
  return { ...record, headers, body: record.kind === "api" ? record.body : "" };
}
