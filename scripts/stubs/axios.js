/**
 * What the client uses of axios, and nothing else of it: the fetch adapter alone makes Node load its
 * whole implementation of `fetch`, a quarter of the time that the bundle takes to load.
 */
import httpAdapter from "../../node_modules/axios/lib/adapters/http.js";

export { default as AxiosHeaders } from "../../node_modules/axios/lib/core/AxiosHeaders.js";
export { default as isAxiosError } from "../../node_modules/axios/lib/helpers/isAxiosError.js";

export default { getAdapter: () => httpAdapter };
