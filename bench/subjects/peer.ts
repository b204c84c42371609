import { DynamicsWebApi } from "dynamics-web-api";

/** dynamics-web-api as its documentation sets it up for Node. */
export function peerClient(url: string, token = "benchmark"): DynamicsWebApi {
  return new DynamicsWebApi({ serverUrl: url, onTokenRefresh: () => Promise.resolve(token) });
}
