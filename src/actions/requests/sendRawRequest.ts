import type { ActionInputParameters } from "@prismatic-io/spectral";
import { type ClientContext, createClient, InputError, type RawRequestParams } from "../../client";
import type { rawRequestInputs } from "../../inputs";

type RawInputs = ActionInputParameters<typeof rawRequestInputs>;

interface RawResult {
  data: unknown;
  /** Only with a file: text and JSON need no telling. */
  contentType?: string;
}

/** What both generations of the raw request do. */
export const sendRawRequest = async (
  context: ClientContext,
  { connection, debugRequest, ...inputs }: RawInputs,
): Promise<RawResult> => {
  const client = createClient(connection, context, { verbose: debugRequest });
  const { data, contentType } = await client.sendRaw(toRawRequest(inputs));
  if (!Buffer.isBuffer(data)) return { data };
  return { data, contentType: contentType ?? "application/octet-stream" };
};

/**
 * Joins the files with their names.
 * @throws InputError when there is a body besides the form
 */
export const toRawRequest = ({
  fileData,
  fileDataFileNames = [],
  ...request
}: Omit<RawInputs, "connection" | "debugRequest">): RawRequestParams => {
  if (request.data !== undefined && (request.formData ?? fileData)) {
    throw new InputError("Data cannot be sent together with Form Data or File Data.");
  }
  const files = fileData?.map(({ key: name, value }) => ({
    ...value,
    name,
    fileName: fileDataFileNames.findLast(({ key }) => key === name)?.value || name,
  }));
  return { ...request, fileData: files };
};
