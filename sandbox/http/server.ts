import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { saying } from "../text/saying";

export interface RunningServer {
  /** `http://127.0.0.1:<port>`. */
  origin: string;
  /** Ends at once, open connections and all. */
  close: () => Promise<void>;
}

/** Long FetchXML travels in the URL: Node's own 16 KB for the head would answer 431 where 414 is due. */
const maxHeaderSize = 262_144;
/** Longer than clients keep idle connections, so that they never write into a closing one. */
const keepAliveTimeout = 65_000;

type Listener = (message: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Listens on the loopback interface.
 *
 * @param port 0 for any free one
 */
export async function listen(port: number, listener: Listener): Promise<RunningServer> {
  const server = createServer({ maxHeaderSize, keepAliveTimeout }, (message, response) => {
    listener(message, response).catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve());
  });
  return { origin: `http://127.0.0.1:${portOf(server)}`, close: () => close(server) };
}

/** A fault of the sandbox itself, or a client that went away: either way the exchange is over. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.socket === null || response.socket.destroyed) return;
  const message = saying(error);
  response.writeHead(500, { "Content-Type": "application/json" });
  response.end(JSON.stringify({ error: { code: "0x80040216", message } }));
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
