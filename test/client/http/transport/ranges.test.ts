import fc from "fast-check";
import { contentPart } from "../../../../src/client/http/policies/byteRange";
import { type Call, send } from "../../../../src/client/session/session";
import { useVirtualTime } from "../../../support/time";
import { OF_FILES, useListener } from "./listener";

useVirtualTime();
const listener = useListener();
const bytes = Buffer.from("0123456789");

const piece = (from: number, to?: number): Call => ({
  method: "GET",
  path: "accounts(00000000-0000-0000-0000-000000000001)/new_file/$value",
  operation: "Downloading a file",
  idempotency: "always",
  expects: "any",
  range: { from, to },
});

/** Gives what is asked for, as a server does. */
const inParts = (from: number, to: number, total: number | "*" = bytes.length) =>
  listener.answerBy((_, response) =>
    response
      .writeHead(206, { ...OF_FILES, "Content-Range": `bytes ${from}-${to}/${total}` })
      .end(bytes.subarray(from, to + 1)),
  );

test.each([
  ["a part", 2, 5, { from: 2, to: 5, total: 10 }],
  ["the last part, shorter than asked", 8, 99, { from: 8, to: 9, total: 10 }],
  ["the rest", 4, undefined, { from: 4, to: 9, total: 10 }],
])("%s is given with its place in the whole", async (_, from, to, part) => {
  inParts(part.from, part.to);
  const response = await send(listener.session(), piece(from, to));
  expect(response).toMatchObject({ status: 206, part });
  expect(response.body.toString()).toBe(bytes.toString("utf8", part.from, part.to + 1));
  expect(listener.requests[0]?.headers).toMatchObject({
    range: `bytes=${from}-${to ?? ""}`,
    "accept-encoding": "identity",
  });
});

test("a server may give the whole", async () => {
  listener.answerBy((_, response) => response.writeHead(200, OF_FILES).end(bytes));
  const { status, part, body } = await send(listener.session(), piece(2, 5));
  expect([status, part, body]).toEqual([200, undefined, bytes]);
});

test.each([
  ["another part", 3, 6, 10],
  ["a longer part", 2, 6, 10],
  ["a shorter part, though there is more", 2, 4, 10],
])("%s is not believed, and asked for again", async (_, from, to, total) => {
  inParts(from, to, total);
  await expect(send(listener.session(), piece(2, 5))).rejects.toMatchObject({
    outcome: "notDone",
    facts: { failure: { kind: "foreign" } },
  });
  expect(listener.requests.length).toBeGreaterThan(1);
});

test("a part with other bytes than it says is not believed", async () => {
  listener.answerBy((_, response) =>
    response.writeHead(206, { ...OF_FILES, "Content-Range": "bytes 2-5/10" }).end("23"),
  );
  await expect(send(listener.session(), piece(2, 5))).rejects.toMatchObject({
    facts: { failure: { kind: "foreign" } },
  });
});

test("Content-Range is read as it is written, and nothing else is", () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.nat(1e9), fc.nat(1e9), (from, more, rest) => {
      const part = { from, to: from + more, total: from + more + 1 + rest };
      const written = `bytes ${part.from}-${part.to}/${part.total}`;
      expect(contentPart(written)).toEqual(part);
      expect(contentPart(written.replace(/\d+$/, "*"))).toEqual({ ...part, total: undefined });
      expect(contentPart(`bytes ${part.from}-${part.to}/${part.to}`)).toBeUndefined();
    }),
  );
  for (const text of [undefined, "", "bytes */10", "items 0-1/2", "bytes 5-2/10", "bytes 0-1"]) {
    expect(contentPart(text)).toBeUndefined();
  }
});
