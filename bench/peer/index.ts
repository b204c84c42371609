import { action, component, connection, input } from "@prismatic-io/spectral";
import { DynamicsWebApi } from "dynamics-web-api";

const token = connection({
  key: "token",
  display: { label: "Token", description: "An environment and a token for it" },
  inputs: {
    serverUrl: { label: "Server URL", type: "string", required: true },
    token: { label: "Token", type: "password", required: true },
  },
});

const retrieveAll = action({
  display: { label: "Retrieve All", description: "Returns the records of a table" },
  inputs: {
    connection: input({ label: "Connection", type: "connection", required: true }),
    collection: input({ label: "Collection", type: "string", required: true }),
  },
  perform: async (_context, { connection: { fields }, collection }) => {
    const client = new DynamicsWebApi({
      serverUrl: String(fields["serverUrl"]),
      onTokenRefresh: () => Promise.resolve(String(fields["token"])),
    });
    return { data: (await client.retrieveAll({ collection: String(collection) })).value };
  },
});

/** What a component looks like that wraps dynamics-web-api and does nothing else: the yardstick of ours. */
export default component({
  key: "peer",
  display: { label: "Peer", description: "dynamics-web-api as a component", iconPath: "icon.png" },
  actions: { retrieveAll },
  connections: [token],
});
