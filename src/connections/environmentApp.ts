import { connection } from "@prismatic-io/spectral";
import { clientId, tenantId } from "./application";
import { environmentUrl } from "./environmentUrl";

export const environmentApp = connection({
  key: "environmentApp",
  display: {
    label: "Application (Client Secret)",
    description:
      "Works as an application user of the environment, with a client secret; the tenant is found.",
  },
  inputs: {
    webApiUrl: environmentUrl,
    tenantId,
    clientId,
    clientSecret: {
      label: "Client Secret",
      type: "password",
      required: true,
      placeholder: "Value of a client secret",
      example: "abc8Q~exampleexampleexampleexample",
      comments:
        "Value (not the Secret ID) of a client secret of the app registration. Secrets expire: the app registration shows when.",
    },
  },
});
