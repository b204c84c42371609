import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { saying } from "../text/saying";
import { type Address, named } from "./address";

export interface RunningServer {
  /** What clients call it by: `http://127.0.0.1:<port>`, by default. */
  origin: string;
  /** What clients have to trust; undefined for plain HTTP. */
  certificate: string | undefined;
  /** Ends at once, open connections and all. */
  close: () => Promise<void>;
}

/** Long FetchXML travels in the URL: Node's own 16 KB for the head would answer 431 where 414 is due. */
const maxHeaderSize = 262_144;
/** Longer than clients keep idle connections, so that they never write into a closing one. */
const keepAliveTimeout = 65_000;
const settings = { maxHeaderSize, keepAliveTimeout };

type Listener = (message: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Listens on an address; port 0 means any free one. */
export async function listen(address: Address, listener: Listener): Promise<RunningServer> {
  const { port, host, publicOrigin, tls, background } = address;
  const answer = (message: IncomingMessage, response: ServerResponse) => {
    listener(message, response).catch((error: unknown) => fail(response, error));
  };
  const server =
    tls === undefined
      ? createServer({ ...settings }, answer)
      : createTlsServer({ ...settings, cert: tls.certificate, key: tls.privateKey }, answer);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
  if (background) {
    server.unref();
    server.on("connection", (socket) => socket.unref());
  }
  const name = named(host);
  const origin = `${tls === undefined ? "http" : "https"}://${name.includes(":") ? `[${name}]` : name}`;
  return {
    origin: publicOrigin ?? `${origin}:${portOf(server)}`,
    certificate: tls?.certificate,
    close: () => close(server),
  };
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
