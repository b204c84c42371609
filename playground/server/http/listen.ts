import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on the loopback interface only. Rejects where the port is taken. */
export async function listen(port: number, listener: RequestListener): Promise<Listening> {
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 60_000 }, listener);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { port: (server.address() as AddressInfo).port, close: () => close(server) };
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
