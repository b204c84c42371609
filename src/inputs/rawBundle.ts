import { connection } from "./connection";
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
} from "./raw";
import {
  debugRequest,
  maxRetries,
  retryAllErrors,
  retryDelayMS,
  timeout,
  useExponentialBackoff,
} from "./rawSending";

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
