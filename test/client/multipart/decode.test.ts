import fc from "fast-check";
import { decodeBatch } from "../../../src/client/multipart/decode";

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

  test("a change set that broke off yields what arrived of it", () => {
    const answers = ["1", "2", "3"].map((contentId) => ({ status: 204, body: "", contentId }));
    const first = { status: 200, body: "{}", contentId: undefined };
    const whole = Buffer.from(answerBody([first, answers], "cut"));
    const counts = new Set<number>();
    // From behind the line that ends the first answer on, through the head of the change set.
    const least = whole.indexOf("--cut", 10) + "--cut\r\n".length;
    for (let length = whole.length - 8; length >= least; length -= 1) {
      const { entries: found, complete } = decodeBatch(
        whole.subarray(0, length),
        "multipart/mixed; boundary=cut",
      );
      expect(complete).toBe(false);
      expect(seen(found)[0]).toEqual(first);
      const arrived = seen(found)[1] ?? [];
      expect(arrived).toEqual(answers.slice(0, (arrived as unknown[]).length));
      counts.add((arrived as unknown[]).length);
    }
    expect([...counts]).toEqual([3, 2, 1, 0]);
  });
});
