import type { Connection } from "@prismatic-io/spectral";
import type { RecordedRequest, Row } from "dataverse-sandbox";
import component from "../../src";
import type { Bench } from "../support/sandbox";

export const FLOW_URL = "https://hooks.example.com/trigger/production";
export const LISTENING_URL = "https://hooks.example.com/trigger/listening";

export interface Inputs {
  readonly connection?: Connection;
  readonly entityTypes?: unknown;
  readonly events?: unknown;
  readonly filteringColumns?: unknown;
  readonly webhookKey?: unknown;
  readonly ignoreOwnChanges?: unknown;
  readonly maxDepth?: unknown;
  readonly fieldMap?: unknown;
  readonly unifiedModel?: unknown;
  readonly entityType?: unknown;
  readonly columns?: unknown;
  readonly from?: unknown;
  readonly to?: unknown;
}

export interface Place {
  readonly url?: string | undefined;
  readonly instanceId?: string;
  readonly flowName?: string;
  readonly stableId?: string;
  readonly apiKeys?: readonly string[];
  readonly crossFlowState?: Record<string, unknown>;
}

type Handler = (context: unknown, params: unknown) => Promise<unknown>;

interface Registering {
  readonly webhookCreate: Handler;
  readonly webhookDelete: Handler;
  perform(context: unknown, payload: unknown, params: unknown): Promise<unknown>;
}

/** What the platform says of itself to a handler. */
export const platform = (place: Place = {}) => {
  const { instanceId = "instance-1", flowName = "Contacts", stableId = "stable-1" } = place;
  const url = "url" in place ? place.url : FLOW_URL;
  return {
    instance: { id: instanceId, name: "Contoso" },
    flow: { id: "flow-1", name: flowName, stableId },
    webhookUrls: url === undefined ? {} : { [flowName]: url },
    webhookApiKeys:
      place.apiKeys || url !== undefined ? { [flowName]: [...(place.apiKeys ?? [])] } : {},
    crossFlowState: place.crossFlowState ?? {},
  };
};

/** A row of either table, as it stands in the store. */
export interface Rows {
  readonly endpoints: readonly Row[];
  readonly steps: readonly Row[];
  readonly images: readonly Row[];
}

/** Runs a trigger that registers itself, and its handlers, as the platform does, against a sandbox. */
export const managed = (
  bench: Bench,
  key = "managedWebhookTrigger",
  usual: Inputs = { entityTypes: ["contact"] },
) => {
  const trigger = component.triggers[key] as unknown as Registering;
  const lines: string[] = [];
  const into =
    (level: string) =>
    (...parts: unknown[]) => {
      lines.push(`${level}: ${parts.map(String).join(" ")}`);
    };
  const levels = ["metric", "trace", "debug", "info", "log", "warn", "error"];
  const logger = Object.fromEntries(levels.map((level) => [level, into(level)]));
  const inputs = (given: Inputs) => ({
    connection: bench.connection(),
    ...usual,
    ...given,
  });
  beforeEach(() => {
    lines.length = 0;
  });
  const rows = (): Rows => ({
    endpoints: bench.sandbox.store.select("SELECT * FROM serviceendpoint ORDER BY name, url"),
    steps: bench.sandbox.store.select("SELECT * FROM sdkmessageprocessingstep ORDER BY name"),
    images: bench.sandbox.store.select("SELECT * FROM sdkmessageprocessingstepimage ORDER BY name"),
  });
  return {
    lines,
    deploy: (given: Inputs = {}, place: Place = {}) =>
      trigger.webhookCreate({ logger, ...platform(place) }, inputs(given)),
    undeploy: (given: Inputs = {}, place: Place = {}) =>
      trigger.webhookDelete({ logger, ...platform(place) }, inputs(given)),
    receive: (payload: unknown, given: Inputs = {}, place: Place = {}, more: object = {}) =>
      trigger.perform({ logger, ...platform(place), ...more }, payload, inputs(given)),
    rows,
    /** What is registered, without what is different by nature: ids, versions and times. */
    registered: () => ({
      endpoints: rows().endpoints.map(({ name, url, authtype, authvalue, description }) => ({
        name,
        url,
        authtype,
        authvalue,
        description,
      })),
      steps: rows().steps.map(({ name, filteringattributes, statecode, mode, stage }) => ({
        name: String(name).replace(/^(Record Events|Column Value Changed) \S+: /, ""),
        filteringattributes,
        statecode,
        mode,
        stage,
      })),
      images: rows().images.map(({ entityalias, imagetype, messagepropertyname, attributes }) => ({
        entityalias,
        imagetype,
        messagepropertyname,
        attributes,
      })),
    }),
    /** Removes what is registered, past the API: at these addresses, or anywhere. */
    clear: (...urls: readonly string[]) => {
      const { store } = bench.sandbox;
      const { endpoints, steps, images } = rows();
      const chosen = endpoints.filter(({ url }) => urls.length === 0 || urls.includes(String(url)));
      for (const { serviceendpointid: id } of chosen) {
        for (const step of steps.filter(({ eventhandler }) => eventhandler === id)) {
          for (const image of images.filter(
            ({ sdkmessageprocessingstepid: of }) => of === step["sdkmessageprocessingstepid"],
          )) {
            store.remove(
              "sdkmessageprocessingstepimage",
              String(image["sdkmessageprocessingstepimageid"]),
            );
          }
          store.remove("sdkmessageprocessingstep", String(step["sdkmessageprocessingstepid"]));
        }
        store.remove("serviceendpoint", String(id));
      }
    },
  };
};

/** Whether a request writes: a batch does when one of its parts does. */
export const writes = ({ method, parts }: RecordedRequest): boolean =>
  parts ? parts.some((part) => part.method !== "GET") : method !== "GET";

export const failureOf = async (work: Promise<unknown>): Promise<Error> => {
  try {
    await work;
  } catch (error) {
    return error as Error;
  }
  throw new Error("It did not fail.");
};
