import { Refusal } from "../errors";

/** Something in a batch that is not as it has to be. */
export function malformed(message: string): Refusal {
  return new Refusal(400, "0x80060888", message);
}

export function unexpectedEnd(): Refusal {
  return malformed("Encountered an unexpected end of input while reading the batch payload.");
}

export function invalidHeader(line: string): Refusal {
  return malformed(
    `The message header '${line}' is invalid. The header value must be of the format '<header name>: <header value>'.`,
  );
}

export function invalidRequestLine(line: string): Refusal {
  return malformed(
    `The request line '${line}' is invalid. The request line at the start of each operation must be of the format 'HttpMethod RequestUrl HttpVersion'.`,
  );
}

export function tooManyParts(most: number): Refusal {
  return malformed(
    `The current batch message contains too many parts. Only batch messages with a maximum number of '${most}' query operations, including changeset operations, are allowed.`,
  );
}

export function invalidPartHeader(name: string, value: string, expected: string): Refusal {
  return malformed(
    `An invalid value '${value}' was specified for the '${name}' header of a batch part; the value '${expected}' was expected.`,
  );
}

export function nestedChangeSet(): Refusal {
  return malformed("Nested change sets in a batch payload are not supported.");
}

export function readInChangeSet(method: string): Refusal {
  return malformed(
    `An invalid HTTP method '${method}' was detected for a request in a change set. Requests in change sets only support the HTTP methods 'POST', 'PUT', 'DELETE', and 'PATCH'.`,
  );
}

export function noContentId(): Refusal {
  return malformed("Content-ID header not present in a request of a change set.");
}

export function repeatedContentId(contentId: string): Refusal {
  return malformed(
    `The content ID '${contentId}' was found more than once in the same change set or same batch request. Content IDs have to be unique across all operations of a change set.`,
  );
}

/** A `$id` that no request before it in the same change set carries. */
export function unknownReference(contentId: string): Refusal {
  return malformed(`Content-ID Reference: '$${contentId}' does not exist in the batch context.`);
}

/**
 * What a line that does not end in CRLF leads to. This one comes back as a part of a multipart answer.
 * https://learn.microsoft.com/troubleshoot/power-platform/dataverse/dataverse-web-api-and-sdk/web-api-client-errors
 *
 * @param setName entity set of the batch's first request
 */
export class NotReadable extends Refusal {
  constructor(setName: string) {
    super(
      400,
      "0x80048d19",
      `Error identified in Payload provided by the user for Entity :'${setName}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293 ---->  InnerException : System.ArgumentException: Stream was not readable.`,
    );
  }
}
