import { partsOf, decodeBatch as readBatch } from "dataverse-sandbox";
import fc from "fast-check";
import { encodeBatch } from "../../../src/client/multipart/encode";
import type { BatchEntry, BatchPart } from "../../../src/client/multipart/types";
import { anyText } from "../../support/anyText";

const linesOf = (body: Buffer): string[] => body.toString("utf8").split("\r\n");

const part = fc.record({
  method: fc.constantFrom("POST", "PATCH", "DELETE", "GET"),
  path: fc.constantFrom("/api/data/v9.2/accounts", "/api/data/v9.2/accounts(1)", "$1"),
  json: fc.oneof(fc.constant(undefined), fc.jsonValue()),
  contentId: fc.constantFrom("1", "2", undefined),
  headers: fc.constantFrom({}, { Prefer: "return=representation" }),
}) as fc.Arbitrary<BatchPart>;
const entry: fc.Arbitrary<BatchEntry> = fc.oneof(
  part.map((single) => ({ kind: "single" as const, part: single })),
  fc
    .array(part, { minLength: 1, maxLength: 4 })
    .map((parts) => ({ kind: "changeSet" as const, parts })),
);

describe("encodeBatch", () => {
  test("any JSON arrives as it was, every line ends in CRLF", () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), (entries) => {
        const { body } = encodeBatch(entries, "t");
        expect(linesOf(body).at(-1)).toBe("");
        expect(linesOf(body).join("")).not.toMatch(/[\r\n]/);
        const parts = entries.flatMap((found) =>
          found.kind === "single" ? [found.part] : [...found.parts],
        );
        const sent = linesOf(body).filter(
          (line) => / HTTP\/1\.1$/.test(line) && /^(POST|PATCH|DELETE|GET) /.test(line),
        );
        expect(sent).toEqual(parts.map(({ method, path }) => `${method} ${path} HTTP/1.1`));
        for (const { json } of parts) {
          if (json !== undefined) expect(linesOf(body)).toContain(JSON.stringify(json));
        }
      }),
    );
  });

  test("a header value cannot begin a header of its own", () => {
    const { body } = encodeBatch(
      [{ kind: "single", part: { method: "GET", path: "/x", headers: { A: "1\r\nEvil: 2" } } }],
      "t",
    );
    expect(linesOf(body)).toContain("A: 1 Evil: 2");
  });

  test("a part without a body ends in an empty line", () => {
    const { body } = encodeBatch([{ kind: "single", part: { method: "GET", path: "/x" } }], "t");
    expect(linesOf(body).slice(-5)).toEqual([
      "Accept: application/json",
      "",
      "",
      "--batch_t--",
      "",
    ]);
  });

  const hostile = fc.constantFrom(
    "--batch_t",
    "--batch_t--",
    "\r\n--batch_t--\r\n",
    "\r\n--changeset_t_0\r\nContent-Type: application/http\r\n\r\nDELETE /x HTTP/1.1\r\n\r\n",
    "\u2028\u2029\u0085\u0000\ud800",
  );
  const text = fc.oneof(anyText(), hostile);
  const payload = fc.oneof(
    fc.jsonValue({ stringUnit: "binary" }),
    text,
    fc.dictionary(text, fc.array(text)),
  );
  const written = fc.record({
    method: fc.constantFrom("POST", "PATCH", "DELETE"),
    path: fc.constantFrom("/api/data/v9.2/accounts", "/api/data/v9.2/accounts(a='%2F')", "$1/x"),
    json: fc.option(payload, { nil: undefined }),
    prefer: text,
  });
  const sections = fc.array(
    fc.record({ set: fc.boolean(), parts: fc.array(written, { minLength: 1, maxLength: 4 }) }),
    { minLength: 1, maxLength: 5 },
  );

  test("a strict reader finds every request as it was meant, whatever stands in it", () => {
    fc.assert(
      fc.property(sections, (given) => {
        let id = 0;
        const entries = given.flatMap(({ set, parts }): BatchEntry[] => {
          const all = parts.map(({ prefer, ...each }) => ({
            ...each,
            headers: { Prefer: prefer },
            contentId: String(++id),
          }));
          return set
            ? [{ kind: "changeSet", parts: all }]
            : all.map((single) => ({ kind: "single", part: single }));
        });
        const { body, contentType } = encodeBatch(entries, "t");
        const found = readBatch(body, contentType);
        expect(found.map(({ kind }) => kind)).toEqual(entries.map(({ kind }) => kind));
        const sent = entries.flatMap((each) => (each.kind === "single" ? [each.part] : each.parts));
        const read = partsOf(found);
        expect(read.map(({ method, url, contentId }) => [method, url, contentId])).toEqual(
          sent.map(({ method, path, contentId }) => [method, path, contentId]),
        );
        read.forEach(({ headers, body: bytes }, at) => {
          const { json } = sent[at] ?? {};
          expect(Object.keys(headers).sort()).toEqual(
            json === undefined ? ["accept", "prefer"] : ["accept", "content-type", "prefer"],
          );
          expect(bytes.toString("utf8").trim()).toBe(
            json === undefined ? "" : JSON.stringify(json),
          );
        });
      }),
    );
  });
});
