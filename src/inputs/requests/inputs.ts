import { connection } from "../connection/connection";
import {
  data,
  fileData,
  fileDataFileNames,
  formData,
  headers,
  method,
  queryParams,
  responseType,
  url,
} from "./request";
import {
  debugRequest,
  maxRetries,
  retryAllErrors,
  retryDelayMS,
  timeout,
  useExponentialBackoff,
} from "./sending";

/** Keys, order, types and defaults are those of the platform's own raw request. */
export const rawRequestInputs = {
  connection,
  url,
  method,
  data,
  formData,
  fileData,
  fileDataFileNames,
  queryParams,
  headers,
  responseType,
  timeout,
  debugRequest,
  retryDelayMS,
  retryAllErrors,
  maxRetries,
  useExponentialBackoff,
};
