import { malformed } from "./refusals";

const longestBoundary = 70;

/**
 * The boundary a `multipart/mixed` content type names, quoted or not. Throws 400 for another type and
 * for no boundary or an empty one.
 *
 * @param type value of the `Content-Type` header of a batch or of a change set in it
 */
export function boundaryOf(type: string | undefined): string {
  if (type === undefined) throw malformed('The batch request must have a "Content-Type" header.');
  if (!isMultipart(type)) {
    throw malformed(`The batch request must have a "multipart/mixed" media type, not '${type}'.`);
  }
  const parameter = /;\s*boundary=(?:"([^"]*)"|([^\s;"]+))/i.exec(type);
  if (parameter === null) {
    throw malformed(
      'The batch request must have a boundary specification in the "Content-Type" header.',
    );
  }
  const boundary = parameter[1] ?? parameter[2] ?? "";
  if (boundary === "" || boundary.length > longestBoundary) {
    throw malformed(
      `The batch delimiter '${boundary}' is invalid. A batch delimiter must be non-empty and have a maximum of '${longestBoundary}' characters.`,
    );
  }
  return boundary;
}

export function isMultipart(type: string): boolean {
  return /^\s*multipart\/mixed\s*(?:;|$)/i.test(type);
}

/** The beginning of a part, or the end of all of them. */
export type Delimiter = "part" | "end";

/** What a line is to an open boundary, if anything. */
export function delimiterAt(text: string, boundary: string): Delimiter | undefined {
  const line = text.trimEnd();
  if (line === `--${boundary}`) return "part";
  return line === `--${boundary}--` ? "end" : undefined;
}
