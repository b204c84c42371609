import { Refusal } from "../../errors";
import type { Table } from "../../schema/derived";
import { nestingDepth } from "../../text/nesting";
import type { Call } from "../call";
import { parseExactly } from "./exactJson";
import { odataError, payloadError } from "./refusals";

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The request body as a JSON object. Throws 415 for a body of another type, and 400 for none at all
 * or one that does not parse.
 */
export function jsonBody(
  { request }: Pick<Call, "request">,
  table: Pick<Table, "setName">,
): JsonObject {
  checkType(request.headers["content-type"], request.body.length);
  const text = request.body.toString("utf8");
  if (text.trim() === "") {
    throw payloadError(table.setName, "System.ArgumentException: Stream was not readable.");
  }
  return objectOf(parse(text, table.setName), table.setName);
}

/** A JSON value that has to be an object. */
export function objectOf(value: unknown, setName: string): JsonObject {
  if (isObject(value)) return value;
  const node = Array.isArray(value) ? "StartArray" : "PrimitiveValue";
  throw odataError(
    setName,
    `An unexpected '${node}' node was found when reading from the JSON reader. A 'StartObject' node was expected.`,
  );
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Rows within rows that the OData library behind the service reads. */
const deepest = 100;

function parse(text: string, setName: string): unknown {
  if (nestingDepth(text, '"', "{") > deepest || nestingDepth(text, '"', "{[") > 2 * deepest) {
    throw odataError(
      setName,
      `The depth limit for entries in nested expanded navigation links was reached. The number of nested expanded entries cannot exceed ${deepest}.`,
    );
  }
  try {
    return parseExactly(text);
  } catch (error) {
    const cut = error instanceof Error && /end of JSON|Unterminated/.test(error.message);
    throw odataError(
      setName,
      cut
        ? "Invalid JSON. Unexpected end of input was found in JSON content. Not all object and array scopes were closed."
        : "Invalid JSON. A token was not recognized in the JSON content.",
    );
  }
}

/** ASP.NET's own words: it looks for a reader before the service sees the body. */
function checkType(type: string | undefined, length: number): void {
  if (length === 0 || type?.trim().toLowerCase().startsWith("application/json")) return;
  throw new Refusal(
    415,
    "",
    type === undefined
      ? "The request contains an entity body but no Content-Type header. The inferred media type 'application/octet-stream' is not supported for this resource."
      : `The request entity's media type '${type.split(";")[0]}' is not supported for this resource.`,
  );
}
