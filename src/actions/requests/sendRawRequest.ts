import type { ActionInputParameters } from "@prismatic-io/spectral";
import { type ClientContext, createClient } from "../../client";
import { assembleRawRequest, type rawRequestInputs } from "../../inputs";

interface RawResult {
  data: unknown;
  /** Only with a file: text and JSON need no telling. */
  contentType?: string;
}

/** What both generations of the raw request do. */
export async function sendRawRequest(
  context: ClientContext,
  { connection, debugRequest, ...inputs }: ActionInputParameters<typeof rawRequestInputs>,
): Promise<RawResult> {
  const request = assembleRawRequest(inputs);
  const client = createClient(connection, context, { verbose: debugRequest });
  const { data, contentType } = await client.sendRaw(request);
  if (!Buffer.isBuffer(data)) return { data };
  return { data, contentType: contentType ?? "application/octet-stream" };
}
