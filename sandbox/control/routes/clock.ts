import { type Check, members, yesNo as yesNoCheck } from "../../checks";
import type { Service } from "../../http/service";
import { ControlError } from "../controlError";
import { asked, type ControlCall, done, objectIn, type Route } from "../route";
import { objectOf, text, whole, yesNo } from "../schema";

const state = objectOf({
  now: text("The time, ISO 8601 in UTC."),
  stopped: yesNo("Whether it waits until it is set or advanced."),
  offsetMs: whole("How far it is ahead of the machine's, in milliseconds."),
});

/** What the routes check themselves. */
const any: Check = () => {};

function membersIn(call: ControlCall, checks: Readonly<Record<string, Check>>) {
  return asked(() => members(objectIn(call), checks, "The body", ""));
}

const answer: Route["answer"] = {
  status: 200,
  description: "The clock as it is now.",
  schema: state,
};

function stateOf({ clock }: Service) {
  const { offsetMs, stoppedAt } = clock.save();
  return { now: new Date(clock.now()).toISOString(), stopped: stoppedAt !== null, offsetMs };
}

export const clockRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/clock",
    summary: "Reads the clock that stamps, tokens and limits follow.",
    answer,
    run: ({ service }) => stateOf(service),
  },
  {
    method: "PUT",
    path: "/clock",
    summary: "Sets the clock.",
    body: {
      "application/json": objectOf({
        now: text("The time, ISO 8601."),
        "stopped?": yesNo("Whether it waits there; default false."),
      }),
    },
    answer,
    run: (call) => {
      const { now, stopped } = membersIn(call, { now: any, stopped: yesNoCheck });
      if (typeof now !== "string") {
        throw new ControlError(400, "now must be a time such as 2026-01-05T09:00:00Z.");
      }
      asked(() => call.service.clock.set(now, { stopped: stopped === true }));
      return stateOf(call.service);
    },
  },
  {
    method: "POST",
    path: "/clock/advance",
    summary: "Moves the clock ahead.",
    body: {
      "application/json": objectOf({ seconds: { type: "number", description: "By how much." } }),
    },
    answer,
    run: (call) => {
      const { seconds } = membersIn(call, { seconds: any });
      if (typeof seconds !== "number") throw new ControlError(400, "seconds must be a number.");
      asked(() => call.service.clock.advance(seconds * 1000));
      return stateOf(call.service);
    },
  },
  {
    method: "DELETE",
    path: "/clock",
    summary: "Lets the clock follow the machine's again.",
    answer: done("It does."),
    run: ({ service }) => service.clock.reset(),
  },
];
