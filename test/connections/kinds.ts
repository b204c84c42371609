import type { Connection } from "@prismatic-io/spectral";
import type { Bench } from "../support/sandbox";

type Fields = Record<string, unknown>;

const connectionOf = (key: string, fields: Fields, token?: Fields): Connection => ({
  key,
  configVarKey: "",
  fields,
  ...(token ? { token } : {}),
});

/** Connections that find their sign-in from the environment, to a sandbox. */
export const kinds = (bench: Bench) => {
  const common = () => ({ webApiUrl: bench.sandbox.url, clientId: bench.sandbox.clientId });
  return {
    app: (fields: Fields = {}) =>
      connectionOf("environmentApp", {
        ...common(),
        tenantId: "",
        clientSecret: bench.sandbox.clientSecret,
        ...fields,
      }),
    certificate: (fields: Fields = {}) =>
      connectionOf("environmentCertificate", {
        ...common(),
        tenantId: "",
        ...bench.sandbox.certificate(),
        passphrase: "",
        ...fields,
      }),
    user: (token: string, fields: Fields = {}) =>
      connectionOf(
        "environmentUser",
        {
          ...common(),
          cloud: "https://login.microsoftonline.com",
          tenantId: "organizations",
          clientSecret: bench.sandbox.clientSecret,
          ...fields,
        },
        token === "" ? {} : { access_token: token },
      ),
    tokenRequests: () => bench.sandbox.requests.filter(({ kind }) => kind === "token"),
    /** Requests without a token: the questions for the tenant. */
    challenges: () =>
      bench.requests().filter(({ headers }) => headers["authorization"] === undefined),
  };
};
