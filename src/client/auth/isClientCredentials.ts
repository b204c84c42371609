import type { Connection } from "@prismatic-io/spectral";

/**
 * Whether a connection gets its tokens by a client secret, without a person. Its key decides; connections
 * that have none, as those of tests and of the command line, are told by their fields.
 */
export const isClientCredentials = ({ key, fields }: Connection): boolean => {
  if (key !== "") return key === "clientCredentials";
  const has = (name: string) => String(fields[name] ?? "").trim() !== "";
  return has("tokenUrl") && has("clientId") && has("clientSecret") && !has("authorizeUrl");
};
