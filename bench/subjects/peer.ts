import { DynamicsWebApi } from "dynamics-web-api";

/** dynamics-web-api as its documentation sets it up for Node. */
export const peerClient = (url: string, token = "benchmark"): DynamicsWebApi =>
  new DynamicsWebApi({ serverUrl: url, onTokenRefresh: () => Promise.resolve(token) });
