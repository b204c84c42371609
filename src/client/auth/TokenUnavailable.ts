import { type Connection, ConnectionError } from "@prismatic-io/spectral";
import { connectionError } from "../errors/connectionError";

/** No token was to be had, for a reason that may pass: the sign-in service is busy, down, slow or out of reach. */
export class TokenUnavailable extends ConnectionError {
  override readonly name = "ConnectionError";

  constructor(given: Connection, text: string) {
    const { connection, message } = connectionError(given, text);
    super(connection, message);
  }
}
