import fc from "fast-check";
import { decodeBatch } from "../../../src/client/batch/decode";
import { encodeBatch } from "../../../src/client/batch/encode";
import type { BatchEntry, BatchPart } from "../../../src/client/batch/types";

/** Reads a request body by another road than the decoder under test: text, split at CRLF. */
const linesOf = (body: string): string[] => body.split("\r\n");

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
        expect(body.endsWith("\r\n")).toBe(true);
        expect(body.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
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
});

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly contentId?: string | undefined;
}

const http = ({ status, body, contentId }: Answer, eol: string): string =>
  [
    "Content-Type: application/http",
    "Content-Transfer-Encoding: binary",
    ...(contentId ? [`Content-ID: ${contentId}`] : []),
    "",
    `HTTP/1.1 ${status} Something`,
    "OData-Version: 4.0",
    "",
    body,
    "",
  ].join(eol);

const answerBody = (
  entries: readonly (Answer | Answer[])[],
  boundary: string,
  eol = "\r\n",
): string =>
  [
    ...entries.map((found, index) =>
      Array.isArray(found)
        ? `--${boundary}${eol}Content-Type: multipart/mixed; boundary=inner_${index}${eol}${eol}${found.map((one) => `--inner_${index}${eol}${http(one, eol)}`).join("")}--inner_${index}--${eol}`
        : `--${boundary}${eol}${http(found, eol)}`,
    ),
    `--${boundary}--${eol}`,
  ].join("");

const answer: fc.Arbitrary<Answer> = fc.record({
  status: fc.integer({ min: 200, max: 599 }),
  body: fc.jsonValue().map((value) => JSON.stringify(value)),
  contentId: fc.constantFrom(undefined, "1", "27"),
});

describe("decodeBatch", () => {
  const seen = (entries: ReturnType<typeof decodeBatch>["entries"]) =>
    entries.map((found) => {
      const plain = ({
        status,
        body,
        contentId,
      }: {
        status: number;
        body: Buffer;
        contentId: string | undefined;
      }) => ({
        status,
        body: body.toString("utf8"),
        contentId,
      });
      return found.kind === "single" ? plain(found.answer) : found.answers.map(plain);
    });

  test.each(["\r\n", "\n"])("any answer, any Unicode, line ends %j", (eol) => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(answer, fc.array(answer, { minLength: 1, maxLength: 3 })), {
          minLength: 1,
          maxLength: 6,
        }),
        fc.stringMatching(/^[A-Za-z0-9'()+_,./:=?-]{1,40}$/),
        (entries, boundary) => {
          const body = Buffer.from(answerBody(entries, boundary, eol));
          const decoded = decodeBatch(body, `multipart/mixed; boundary="${boundary}"`);
          expect(decoded.complete).toBe(true);
          expect(seen(decoded.entries)).toEqual(entries);
        },
      ),
    );
  });

  test("text that looks like a boundary inside a body is only text", () => {
    const entries = [
      { status: 200, body: '{"a":"--b\\r\\n--b--","c":"x --b-- y"}', contentId: undefined },
    ];
    const { entries: found } = decodeBatch(
      Buffer.from(answerBody(entries, "b")),
      "multipart/mixed; boundary=b",
    );
    expect(seen(found)).toEqual(entries);
  });

  test("a body cut off anywhere yields only whole answers, and says that it is not complete", () => {
    const entries = Array.from({ length: 5 }, (_, index) => ({
      status: 204,
      body: `{"n":${index}}`,
      contentId: String(index),
    }));
    const whole = Buffer.from(answerBody(entries, "cut"));
    for (let length = 10; length < whole.length - 4; length += 1) {
      const { entries: found, complete } = decodeBatch(
        whole.subarray(0, length),
        "multipart/mixed; boundary=cut",
      );
      expect(complete).toBe(false);
      expect(seen(found)).toEqual(entries.slice(0, found.length));
    }
  });

  test("without a content type the first line tells the boundary; anything else is not multipart", () => {
    expect(
      decodeBatch(Buffer.from(answerBody([{ status: 204, body: "" }], "x1")), undefined).entries,
    ).toHaveLength(1);
    expect(() => decodeBatch(Buffer.from('{"error":{}}'), "application/json")).toThrow(
      /not a multipart/,
    );
  });
});
