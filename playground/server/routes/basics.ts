import path from "node:path";
import manifest from "../../../package.json";
import { roomsOfActions } from "../../../scripts/docs/rooms";
import type { StatusView } from "../../contract";
import { componentView } from "../component/componentView";
import { Problem } from "../http/problem";
import { asObject } from "../http/readJsonBody";
import type { Handlers } from "../http/router";
import type { Playground } from "../playground";

const ACTIONS = path.resolve(__dirname, "../../../src/actions");

/** What the component is, and where the playground is connected to. */
export function basicRoutes(playground: Playground) {
  const view = componentView(playground.component, {
    version: manifest.version,
    rooms: roomsOfActions(ACTIONS),
  });
  return {
    "GET /api/component": () => view,
    "GET /api/status": ({ query }) =>
      query.get("check") === "1" ? checkedStatus(playground) : playground.status(),
    "POST /api/writes": ({ body }) => setWrites(playground, asObject(body, "The body")),
    "GET /api/wire": ({ message, response }) => {
      playground.hub.join(response, String(message.headers["last-event-id"] ?? ""));
      return undefined as never;
    },
  } satisfies Partial<Handlers>;
}

const checkedStatus = async ({ runs, status }: Playground): Promise<StatusView> => {
  const done = await runs.run({
    of: "dataSources",
    key: "connectionStatus",
    inputs: {},
    permission: "readOnly",
  });
  const check = done.ok
    ? { ok: true, text: String(done.run.data) }
    : { ok: false, text: done.error.message };
  return { ...status(), check };
};

/** Whoever switches writes on says where, so that no page of another environment does it. */
const setWrites = (
  { status, setWrites: set }: Playground,
  { on, environment }: Record<string, unknown>,
): StatusView => {
  if (typeof on !== "boolean") throw new Problem(400, "on takes true or false.");
  const wanted = status().environment;
  if (on && environment !== wanted) {
    throw new Problem(400, `environment has to be the environment's name, ${wanted}.`);
  }
  return set(on);
};
