import { isDataversePart } from "../../multipart/isDataversePart";
import { isMultipart } from "../../multipart/isMultipart";
import { asResponse, refusedPart } from "../../multipart/refusedPart";
import { foreignPart } from "../../multipart/wholeParts";
import type { Policy } from "../../types/http";

/**
 * Reads in a batch are refused as a single read is: what the refused part says decides whether they are
 * sent again, and how long is waited.
 */
export const batchedReads: Policy = (request, next) =>
  request.unwrap ? unwrapped(request, next) : next(request);

const unwrapped: Policy = async (request, next) => {
  const response = await next(request);
  if (!isMultipart(response)) return response;
  const refused = refusedPart(response);
  if (!refused && response.status < 300) return response;
  if (!refused || !isDataversePart(READ, refused)) throw foreignPart(response);
  return asResponse(response, refused);
};

const READ = { method: "GET", path: "" };
