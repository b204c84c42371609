import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import type { Call } from "../../../../src/client/session/session";
import { send } from "../../../../src/client/session/session";
import { useVirtualTime } from "../../../support/time";
import { received, useListener } from "./listener";

useVirtualTime();
const listener = useListener();
const MEGABYTE = 1_048_576;

const upload = (changes: Partial<Call>): Call => ({
  method: "PATCH",
  path: "accounts(00000000-0000-0000-0000-000000000001)/new_file",
  operation: "Uploading a file",
  idempotency: "harmless",
  headers: { "Content-Type": "application/octet-stream" },
  ...changes,
});

/** A body in pieces of 64 kB, and how often it was asked for. */
const source = (bytes: Buffer) => {
  const opened: Readable[] = [];
  const body = () => {
    const pieces = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, at) =>
      bytes.subarray(at * 65_536, (at + 1) * 65_536),
    );
    const stream = Readable.from(pieces, { objectMode: false });
    opened.push(stream);
    return stream;
  };
  return { body, bodyBytes: bytes.length, opened };
};

test("a lost answer in the middle of an upload: the request is repeated with a fresh stream", async () => {
  const bytes = randomBytes(3 * MEGABYTE);
  const { opened, ...sent } = source(bytes);
  const told: number[] = [];
  let arrived: Buffer | undefined;
  listener.answerBy(
    (request) => request.once("data", () => request.socket.destroy()),
    async (request, response) => {
      arrived = await received(request);
      response.writeHead(204, { "OData-Version": "4.0" }).end();
    },
  );
  const onProgress = (sentBytes: number) => told.push(sentBytes);
  const response = await send(listener.session(), upload({ ...sent, onProgress }));
  expect(response).toMatchObject({ status: 204, afterDoubt: true });
  expect(opened).toHaveLength(2);
  expect(opened.every(({ destroyed }) => destroyed)).toBe(true);
  expect(arrived?.equals(bytes)).toBe(true);
  expect(listener.requests[1]?.headers["content-length"]).toBe(String(bytes.length));
  expect(told.at(-1)).toBe(bytes.length);
  expect(told.every((now, at) => at === 0 || now > (told[at - 1] ?? 0))).toBe(true);
});

test("a body of unknown length goes in chunks", async () => {
  const bytes = randomBytes(200_000);
  let arrived: Buffer | undefined;
  listener.answerBy(async (request, response) => {
    arrived = await received(request);
    response.writeHead(204, { "OData-Version": "4.0" }).end();
  });
  await send(listener.session(), upload({ body: source(bytes).body }));
  expect(listener.requests[0]?.headers).toMatchObject({ "transfer-encoding": "chunked" });
  expect(arrived?.equals(bytes)).toBe(true);
});

test.each([1, -1])("a body of %s bytes more than announced is no request", async (difference) => {
  const { body, bodyBytes, opened } = source(randomBytes(100_000));
  let ended = 0;
  const closed = new Promise((resolve) => {
    listener.answerBy((request) =>
      request
        .once("end", () => (ended += 1))
        .once("close", resolve)
        .resume(),
    );
  });
  const call = upload({ body, bodyBytes: bodyBytes - difference });
  await expect(send(listener.session(), call)).rejects.toThrow(
    `${bodyBytes - difference} bytes that were announced`,
  );
  await closed;
  expect(ended).toBe(0);
  expect(opened).toHaveLength(1);
});

test("a body that fails is the fault of its source, and is not sent again", async () => {
  const broken = new Error("the disk is gone");
  const arrived = new Promise((resolve) => {
    listener.answerBy((request) => request.once("data", resolve));
  });
  const body = () =>
    Readable.from(
      (async function* () {
        yield Buffer.alloc(1_000);
        await arrived;
        throw broken;
      })(),
    );
  await expect(send(listener.session(), upload({ body }))).rejects.toBe(broken);
  expect(listener.requests).toHaveLength(1);
});

test("a redirect is refused: neither the body nor the token goes anywhere else", async () => {
  const { opened, ...sent } = source(randomBytes(MEGABYTE));
  listener.answerBy(async (request, response) => {
    await received(request);
    response.writeHead(307, { Location: `${listener.url}/elsewhere` }).end();
  });
  const call = upload({ ...sent, idempotency: "never" });
  await expect(send(listener.session(), call)).rejects.toMatchObject({
    outcome: "unknown",
    facts: { failure: { kind: "foreign" } },
  });
  expect(listener.requests.map(({ url }) => url)).toEqual([expect.stringContaining("/new_file")]);
  expect(opened).toHaveLength(1);
});

test("no more is read from the source than the server takes", async () => {
  const total = 64 * MEGABYTE;
  let made = 0;
  const body = () =>
    Readable.from(
      (function* () {
        for (; made < total; made += MEGABYTE) yield Buffer.alloc(MEGABYTE);
      })(),
      { objectMode: false },
    );
  let aheadBytes = 0;
  let told = 0;
  listener.answerBy((request, response) => {
    let taken = 0;
    request.on("data", (chunk: Buffer) => {
      taken += chunk.length;
      aheadBytes = Math.max(aheadBytes, made - taken, told - taken);
      // Slower than the source.
      request.pause();
      setImmediate(() => request.resume());
    });
    request.on("end", () => response.writeHead(204, { "OData-Version": "4.0" }).end());
  });
  const onProgress = (sentBytes: number) => {
    told = sentBytes;
  };
  await send(listener.session(), upload({ body, bodyBytes: total, onProgress }));
  expect(told).toBe(total);
  // What the sockets of both sides hold, and a few pieces.
  expect(aheadBytes).toBeLessThan(16 * MEGABYTE);
});

test.each([
  ["text", "ä".repeat(100_000)],
  ["bytes", Buffer.alloc(200_000, 1)],
])("the progress of %s is told, too", async (_, body) => {
  let arrived: Buffer | undefined;
  listener.answerBy(async (request, response) => {
    arrived = await received(request);
    response.writeHead(204, { "OData-Version": "4.0" }).end();
  });
  const told: (number | undefined)[][] = [];
  const onProgress = (...progress: (number | undefined)[]) => told.push(progress);
  await send(listener.session(), upload({ body, onProgress }));
  expect(arrived?.equals(Buffer.from(body))).toBe(true);
  expect(told.length).toBeGreaterThan(2);
  expect(told.at(-1)).toEqual([200_000, 200_000]);
});
