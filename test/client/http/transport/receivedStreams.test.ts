import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { type Call, send } from "../../../../src/client/session/session";
import type { StreamedResponse } from "../../../../src/client/types/http";
import { useVirtualTime } from "../../../support/time";
import { OF_FILES, useListener } from "./listener";

const time = useVirtualTime();
const listener = useListener();
const MEGABYTE = 1_048_576;
const bytes = randomBytes(2 * MEGABYTE);

const download = (changes: Partial<Call> = {}): Call => ({
  method: "GET",
  path: "accounts(00000000-0000-0000-0000-000000000001)/new_file/$value",
  operation: "Downloading a file",
  idempotency: "always",
  expects: "any",
  receive: allOf,
  ...changes,
});

const allOf = async ({ stream }: StreamedResponse): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const whole = (_: unknown, response: ServerResponse) =>
  response.writeHead(200, { ...OF_FILES, "Content-Length": bytes.length }).end(bytes);

test("an answer that breaks off is asked for again, and read from its beginning", async () => {
  listener.answerBy((_, response) => {
    response.writeHead(200, { ...OF_FILES, "Content-Length": bytes.length });
    response.write(bytes.subarray(0, MEGABYTE), () => response.destroy());
  }, whole);
  const { value, body, stream } = await send(listener.session(), download());
  expect(bytes.equals(value as Buffer)).toBe(true);
  expect([body.length, stream]).toEqual([0, undefined]);
  expect(listener.requests).toHaveLength(2);
});

test("an answer that stalls ends in time", async () => {
  const receiving = () => {};
  listener.answerBy((_, response) => {
    response.writeHead(200, OF_FILES);
    response.write("begun", receiving);
  }, whole);
  const call = download({
    receive: async (response) => {
      if (listener.requests.length === 1) response.stream.once("data", () => time.toNextTimer());
      return allOf(response);
    },
  });
  const { value } = await send(listener.session(), call);
  expect(bytes.equals(value as Buffer)).toBe(true);
});

test.each([
  ["its length is said", { "Content-Length": bytes.length }, bytes],
  ["its length is not said", {}, bytes],
  ["it is packed", { "Content-Encoding": "gzip" }, gzipSync(Buffer.alloc(2 * MEGABYTE))],
])("an answer beyond the limit is not read, where %s", async (_, headers, sent) => {
  listener.answerBy((_, response) =>
    response.writeHead(200, { ...OF_FILES, ...headers }).end(sent),
  );
  let mostBytes = 0;
  const receive = async ({ stream }: StreamedResponse) => {
    for await (const chunk of stream) mostBytes += (chunk as Buffer).length;
  };
  const call = download({ receive, maxBytes: MEGABYTE });
  await expect(send(listener.session(), call)).rejects.toMatchObject({
    outcome: "notDone",
    facts: { failure: { kind: "tooLarge" } },
  });
  expect(mostBytes).toBeLessThanOrEqual(MEGABYTE);
  expect(listener.requests).toHaveLength(1);
});

test("an answer is read no faster than it is received", async () => {
  let sent = 0;
  let aheadBytes = 0;
  listener.answerBy(async (_, response) => {
    response.writeHead(200, OF_FILES);
    for (; sent < 64 * MEGABYTE; sent += MEGABYTE) {
      if (!response.write(Buffer.alloc(MEGABYTE))) await once(response, "drain");
    }
    response.end();
  });
  let taken = 0;
  const receive = async ({ stream }: StreamedResponse) => {
    for await (const chunk of stream) {
      taken += (chunk as Buffer).length;
      aheadBytes = Math.max(aheadBytes, sent - taken);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await send(listener.session(), download({ receive }));
  expect(taken).toBe(64 * MEGABYTE);
  expect(aheadBytes).toBeLessThan(16 * MEGABYTE);
});

test("what is left unread is closed, and the next request goes through", async () => {
  listener.answerBy(whole);
  const receive = ({ headers }: StreamedResponse) => Promise.resolve(headers["content-length"]);
  for (let request = 0; request < 40; request += 1) {
    const { value } = await send(listener.session(), download({ receive }));
    expect(value).toBe(String(bytes.length));
  }
});

test("a refusal is read whole, and nobody receives it", async () => {
  const error = { error: { code: "0x80040217", message: "It does not exist." } };
  listener.answerBy((_, response) =>
    response
      .writeHead(404, { ...OF_FILES, "Content-Type": "application/json" })
      .end(JSON.stringify(error)),
  );
  const receive = jest.fn();
  const { status, body } = await send(listener.session(), download({ receive }));
  expect([status, JSON.parse(body.toString())]).toEqual([404, error]);
  expect(receive).not.toHaveBeenCalled();
});

test("a page of somebody else is not received", async () => {
  listener.answerBy((_, response) =>
    response.writeHead(200, { "Content-Type": "text/html" }).end("<html>Sign in</html>"),
  );
  const receive = jest.fn();
  await expect(send(listener.session(), download({ receive }))).rejects.toMatchObject({
    facts: { failure: { kind: "foreign" } },
  });
  expect(receive).not.toHaveBeenCalled();
});
