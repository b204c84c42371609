import { InputError, type RawRequestParams } from "../../client";
import type { FileContent, KeyValue } from "../clean";

interface RawInputs extends Omit<RawRequestParams, "fileData"> {
  readonly fileData?: readonly KeyValue<FileContent>[] | undefined;
  readonly fileDataFileNames?: readonly KeyValue<string>[] | undefined;
}

/**
 * The request that the inputs describe: each file gets its file name, or the name of its form field.
 * @throws InputError when a body is given besides a form
 */
export function assembleRawRequest({
  fileData,
  fileDataFileNames = [],
  ...request
}: RawInputs): RawRequestParams {
  if (request.data !== undefined && (request.formData ?? fileData)) {
    throw new InputError("Data cannot be sent together with Form Data or File Data.");
  }
  const files = fileData?.map(({ key: name, value }) => ({
    ...value,
    name,
    fileName: fileDataFileNames.findLast(({ key }) => key === name)?.value || name,
  }));
  return { ...request, fileData: files };
}
