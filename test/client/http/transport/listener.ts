import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { openSession } from "../../../../src/client/openSession";
import type { Session } from "../../../../src/client/session/session";
import { connection, recordingLogger } from "../../fakes";

/** Headers that every answer of Dataverse has, and the type of files. */
export const OF_FILES = { "OData-Version": "4.0", "Content-Type": "application/octet-stream" };

export interface Listener {
  /** What answers from now on: the first request by the first, later ones by the last. */
  answerBy(...listeners: RequestListener[]): void;
  /** Of every request so far. */
  readonly requests: readonly IncomingMessage[];
  /** A session of somebody who signed in, whose environment is the listener. */
  session(): Session;
  readonly url: string;
}

/** An environment of a test's own, which answers byte by byte what the test says. */
export const useListener = (): Listener => {
  let server: Server;
  let listeners: RequestListener[] = [];
  const requests: IncomingMessage[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      const listener = listeners[Math.min(requests.length, listeners.length - 1)];
      requests.push(request);
      // Of a request that its sender gives up.
      request.on("error", () => undefined);
      listener?.(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  beforeEach(() => {
    requests.length = 0;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    answerBy: (...given) => {
      listeners = given;
    },
    requests,
    session: () =>
      openSession(
        { ...connection({ webApiUrl: url() }), key: "oauth2" },
        { logger: recordingLogger() },
      ),
    get url() {
      return url();
    },
  };
};

/** Every byte of a request. */
export const received = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};
