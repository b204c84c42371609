import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A place on this machine that a sign-in leads back to. */
export interface Loopback {
  /** Entra takes `http://localhost` with any port where an app has registered it without one. */
  readonly redirectUri: string;
  /** The parameters of the answer that has the state; whatever else comes is turned away. */
  answer(state: string): Promise<URLSearchParams>;
  close(): void;
}

const patienceMs = 5 * 60_000;

/** Listens on a free port of the loopback interface. */
export async function openLoopback(): Promise<Loopback> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    redirectUri: `http://localhost:${port}`,
    answer: (state) => waitFor(server, state),
    close: () => {
      server.close();
      server.closeIdleConnections();
    },
  };
}

function waitFor(server: Server, state: string): Promise<URLSearchParams> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`Nobody signed in within ${patienceMs / 60_000} minutes.`));
    }, patienceMs);
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
      if (request.method !== "GET" || pathname !== "/" || searchParams.get("state") !== state) {
        show(response, 404, "This is not the answer to the sign-in that is under way.");
        return;
      }
      clearTimeout(timer);
      const isDone = searchParams.has("code");
      const text = isDone ? "You are signed in." : "You are not signed in; the terminal says why.";
      show(response, 200, `${text} This page can be closed.`);
      resolve(searchParams);
    });
  });
}

/** The connection ends with the answer, so that the process can end. */
function show(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    Connection: "close",
  });
  response.end(`<!DOCTYPE html><title>Sign-in</title><p>${text}</p>`);
}
