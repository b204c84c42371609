import type { FaultRule, Sandbox } from "dataverse-sandbox";
import type { ClockView, FaultsView } from "../../contract";
import { Problem } from "../http/problem";
import { asObject } from "../http/readJsonBody";
import type { Handlers } from "../http/router";
import type { Playground } from "../playground";
import { control } from "../sandbox/control";
import { FAULT_PRESETS } from "../sandbox/faultPresets";
import { sandboxOf } from "../sandbox/sandboxOf";

/** Faults and the clock. */
export function sandboxRoutes(playground: Playground) {
  const faultsAfter = async (method: string, body?: unknown): Promise<FaultsView> => {
    const sandbox = sandboxOf(playground);
    if (method !== "GET") await control(sandbox, method, "/faults", body);
    const faults = await faultsView(sandbox);
    if (method !== "GET") playground.hub.tell({ kind: "faults", faults });
    return faults;
  };
  return {
    "GET /api/faults": () => faultsAfter("GET"),
    "POST /api/faults": ({ body }) => faultsAfter("POST", body),
    "DELETE /api/faults": () => faultsAfter("DELETE"),
    "GET /api/clock": () => clockView(sandboxOf(playground)),
    "POST /api/clock": async ({ body }) => {
      const sandbox = sandboxOf(playground);
      await setClock(sandbox, asObject(body, "The body"));
      const clock = await clockView(sandbox);
      playground.hub.tell({ kind: "clock", clock });
      return clock;
    },
  } satisfies Partial<Handlers>;
}

const faultsView = async (sandbox: Sandbox): Promise<FaultsView> => {
  const { faults } = (await control(sandbox, "GET", "/faults")) as {
    faults: readonly { readonly rule: FaultRule }[];
  };
  return { rules: faults.map(({ rule }) => rule), presets: FAULT_PRESETS };
};

const clockView = async (sandbox: Sandbox): Promise<ClockView> => {
  const { now, stopped, offsetMs } = (await control(sandbox, "GET", "/clock")) as {
    now: string;
    stopped: boolean;
    offsetMs: number;
  };
  return { now: Date.parse(now), stopped, offsetMs };
};

const setClock = async (sandbox: Sandbox, asked: Record<string, unknown>): Promise<void> => {
  const { set, stopped = false, advanceMs, reset } = asked;
  if (reset === true) await control(sandbox, "DELETE", "/clock");
  else if (typeof advanceMs === "number") {
    await control(sandbox, "POST", "/clock/advance", { seconds: advanceMs / 1000 });
  } else if (typeof set === "number" || typeof set === "string") {
    const moment = new Date(set);
    if (Number.isNaN(moment.getTime())) throw new Problem(400, "set takes a time.");
    await control(sandbox, "PUT", "/clock", { now: moment.toISOString(), stopped });
  } else throw new Problem(400, "The clock takes set, advanceMs or reset.");
};
