import { type ReceivedRequest, useReceiver } from "../../support/receiver";
import { type Api, useApi } from "../support/api";

type Body = Record<string, unknown>;

/** The key that endpoints are registered with here. */
export const key = "s3cr3t+/=&?";

export const endpointBody = (url: string, changes: Body = {}): Body => ({
  name: "test hook",
  url,
  contract: 8,
  authtype: 4,
  authvalue: key,
  ...changes,
});

/** Ids of a message and of its filter for a table, as clients look them up. */
export const messageOf = async (api: Api, message: string, table: string) => {
  const messages = await api.send(
    "GET",
    `sdkmessages?$select=sdkmessageid&$filter=name eq '${message}'`,
  );
  const [{ sdkmessageid: messageId }] = messages.body["value"] as [{ sdkmessageid: string }];
  const filters = await api.send(
    "GET",
    `sdkmessagefilters?$select=sdkmessagefilterid&$filter=_sdkmessageid_value eq ${messageId} and primaryobjecttypecode eq '${table}'`,
  );
  const [filter] = filters.body["value"] as { sdkmessagefilterid: string }[];
  return { messageId, filterId: filter?.sdkmessagefilterid };
};

/** The body that registers an asynchronous step; columns in `changes` win, undefined ones go. */
export const stepBody = async (
  api: Api,
  endpoint: string,
  [message, table]: readonly [message: string, table: string],
  changes: Body = {},
): Promise<Body> => {
  const { messageId, filterId } = await messageOf(api, message, table);
  return {
    name: `${message} of ${table}`,
    stage: 40,
    mode: 1,
    rank: 1,
    supporteddeployment: 0,
    asyncautodelete: true,
    "eventhandler_serviceendpoint@odata.bind": `/serviceendpoints(${endpoint})`,
    "sdkmessageid@odata.bind": `/sdkmessages(${messageId})`,
    ...(filterId ? { "sdkmessagefilterid@odata.bind": `/sdkmessagefilters(${filterId})` } : {}),
    ...changes,
  };
};

export const registerStep = async (...given: Parameters<typeof stepBody>): Promise<string> =>
  given[0].create("sdkmessageprocessingsteps", await stepBody(...given));

export const registerImage = (api: Api, step: string, changes: Body): Promise<string> =>
  api.create("sdkmessageprocessingstepimages", {
    name: "image",
    entityalias: "image",
    imagetype: 0,
    messagepropertyname: "Target",
    "sdkmessageprocessingstepid@odata.bind": `/sdkmessageprocessingsteps(${step})`,
    ...changes,
  });

/** Takes all registrations away, steps first. */
export const unregisterAll = async (api: Api): Promise<void> => {
  for (const set of ["sdkmessageprocessingsteps", "serviceendpoints"]) {
    const { body } = await api.send("GET", set);
    for (const row of body["value"] as Record<string, string>[]) {
      await api.send("DELETE", `${set}(${row[`${set.slice(0, -1)}id`]})`);
    }
  }
};

export interface Attribute {
  readonly key: string;
  readonly value: unknown;
}

export interface Context extends Record<string, unknown> {
  readonly MessageName: string;
  readonly PrimaryEntityId: string;
  readonly InputParameters: readonly Attribute[];
}

export const contextOf = ({ body }: Pick<ReceivedRequest, "body">): Context => JSON.parse(body);

/** A collection of pairs as an object. */
export const fromPairs = (pairs: unknown): Record<string, unknown> =>
  Object.fromEntries((pairs as Attribute[]).map(({ key: name, value }) => [name, value]));

/** The attributes of `Target`. */
export const targetOf = (request: Pick<ReceivedRequest, "body">): Record<string, unknown> => {
  const target = fromPairs(contextOf(request).InputParameters)["Target"];
  return fromPairs((target as { Attributes: unknown }).Attributes);
};

/** A sandbox and a receiver, with an endpoint that is registered anew for each test. */
export const useHook = () => {
  const api = useApi();
  const receiver = useReceiver();
  let endpoint = "";
  beforeEach(async () => {
    api.sandbox.deliveries.length = 0;
    api.sandbox.clearRequests();
    endpoint = await api.create("serviceendpoints", endpointBody(receiver.url));
  });
  afterEach(() => unregisterAll(api));
  return {
    api,
    receiver,
    /** Registers a step and gives its id. */
    listen: (message: string, table: string, changes: Body = {}) =>
      registerStep(api, endpoint, [message, table], changes),
    /** Everything received, once everything has been posted. */
    posted: async () => {
      await api.sandbox.webhooksIdle();
      return receiver.received;
    },
    /** The system jobs kept of a step, the latest first. */
    jobs: async (step: string) => {
      const answer = await api.send(
        "GET",
        `asyncoperations?$filter=_owningextensionid_value eq ${step}&$orderby=completedon desc`,
      );
      return answer.body["value"] as Record<string, unknown>[];
    },
  };
};
