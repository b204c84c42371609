import { type Connection, ConnectionError } from "@prismatic-io/spectral";
import { oneLine } from "../secrets/oneLine";

/**
 * A `ConnectionError` marks the connection itself as wrong in the platform's UI. The SDK's class keeps
 * the whole connection as a property that prints with the error; this one carries a copy without
 * fields, token and context.
 */
export function connectionError(connection: Connection, message: string): ConnectionError {
  const { fields: _fields, token: _token, context: _context, ...name } = connection;
  return new ConnectionError({ ...name, fields: {} }, oneLine(message));
}
