import { version } from "../../package.json";
import { done, type Route } from "../route";
import { objectOf, text, whole } from "../schema";

const health: Route = {
  method: "GET",
  path: "/health",
  summary: "Says that the sandbox answers, and which one it is.",
  answer: {
    status: 200,
    description: "It answers.",
    schema: objectOf({
      name: text("dataverse-sandbox"),
      version: text("Version of the package."),
      url: text("The environment URL."),
      tables: whole("How many tables there are."),
      now: text("The time on the sandbox's clock."),
    }),
  },
  open: true,
  run: ({ service: { endpoint, store, clock } }) => ({
    name: "dataverse-sandbox",
    version,
    url: endpoint.origin,
    tables: store.schema.tables.size,
    now: new Date(clock.now()).toISOString(),
  }),
};

const reset: Route = {
  method: "POST",
  path: "/reset",
  summary:
    "Brings back rows, definitions, clock, rules and app registrations of the start, and empties faults and logs.",
  answer: done("It is as it was at the start; snapshots and tokens stay."),
  run: ({ service }) => service.start.reset(),
};

export const healthRoutes: readonly Route[] = [health, reset];
