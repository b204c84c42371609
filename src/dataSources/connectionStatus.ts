import { dataSource } from "@prismatic-io/spectral";
import { connectionStatus as statusOf } from "../client";
import { connectionStatusInputs, Refusal } from "../inputs";

const notConnected = ({ reason }: Refusal): string => `Not connected: Inputs: ${reason}`;

export const connectionStatus = dataSource({
  display: {
    label: "Connection Status",
    description: "Check the connection and show in one sentence what it can do.",
  },
  dataSourceType: "string",
  inputs: connectionStatusInputs,
  examplePayload: {
    result:
      "Connected to Contoso as # Integration; can read and write account, contact; missing: delete on lead",
  },
  perform: async (context, { connection, entityTypes }) => {
    if (connection instanceof Refusal) return { result: notConnected(connection) };
    if (entityTypes instanceof Refusal) return { result: notConnected(entityTypes) };
    return { result: await statusOf(connection, context, { entityTypes }) };
  },
});
