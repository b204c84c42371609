/** Types by extensions, as far as tests and examples need them. */
const types: Readonly<Record<string, string>> = {
  bmp: "image/bmp",
  csv: "text/csv",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  gif: "image/gif",
  htm: "text/html",
  html: "text/html",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  json: "application/json",
  pdf: "application/pdf",
  png: "image/png",
  svg: "image/svg+xml",
  tif: "image/tiff",
  txt: "text/plain",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xml: "text/xml",
  zip: "application/x-zip-compressed",
};

/** What is behind the last dot of a name, in lower case. */
export function extensionOf(name: string): string {
  return /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** The type of a file that came without one. */
export function typeOfName(name: string): string {
  const extension = extensionOf(name);
  return (Object.hasOwn(types, extension) && types[extension]) || "application/octet-stream";
}
