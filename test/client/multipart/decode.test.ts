import fc from "fast-check";
import { TransportFailure } from "../../../src/client/errors/failures";
import { decodeBatch } from "../../../src/client/multipart/decode";
import { wholeParts } from "../../../src/client/multipart/wholeParts";

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

describe("reads that are sent together", () => {
  const sent = [1, 2].map((at) => ({ method: "GET", path: `/api/data/v9.2/WhoAmI?${at}` }));
  const whole = (answers: readonly Answer[]) =>
    wholeParts(sent, {
      status: 200,
      headers: { "content-type": "multipart/mixed; boundary=b" },
      body: Buffer.from(answerBody(answers, "b")),
    });
  const found = { status: 200, body: '{"@odata.context":"x"}' };
  const refused = { status: 404, body: '{"error":{"code":"0x80040217","message":"m"}}' };

  test("are all answered", () => {
    expect(whole([found, found]).map(({ status }) => status)).toEqual([200, 200]);
  });

  test.each([
    ["one answer is missing", [found]],
    ["there is one too many", [found, found, found]],
    ["one is refused", [found, refused]],
    ["one is not Dataverse's", [found, { status: 200, body: "<html>" }]],
  ])("are to be sent again where %s", (_, answers) => {
    expect(() => whole(answers)).toThrow(TransportFailure);
  });
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

  test("a part without a status line makes the whole unreadable", () => {
    const body = "--b\r\nContent-Type: application/http\r\n\r\nnothing of the kind\r\n--b--\r\n";
    expect(() => decodeBatch(Buffer.from(body), "multipart/mixed; boundary=b")).toThrow(
      /a part of the batch answer has no status line/,
    );
  });

  test("a change set whose own end is missing ends with its part of the batch", () => {
    const part = http({ status: 204, body: "", contentId: "1" }, "\r\n");
    const set = `Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n${part}`;
    const { entries, complete } = decodeBatch(
      Buffer.from(`--bb\r\n${set}--bb--\r\n`),
      "multipart/mixed; boundary=bb",
    );
    expect(complete).toBe(false);
    expect(entries).toHaveLength(1);
  });

  test("names of headers are in lower case, and values without the blanks around them", () => {
    const head =
      "HTTP/1.1 204 No Content\r\nODATA-version:4.0\r\nLocation : \t/a:b \r\nno header\r\n";
    const part = `Content-Type: application/http\r\n\r\n${head}\r\n\r\n`;
    const { entries } = decodeBatch(Buffer.from(`--x\r\n${part}--x--\r\n`), undefined);
    const headers = { "odata-version": "4.0", location: "/a:b" };
    expect(entries).toMatchObject([{ kind: "single", answer: { headers } }]);
  });

  test("of two headers with one name the first counts", () => {
    const head = "Content-Type: application/http\r\nContent-ID: 1\r\nContent-ID: 2\r\n";
    const more = "Content-Type: multipart/mixed; boundary=c\r\n";
    const { entries } = decodeBatch(
      Buffer.from(`--x\r\n${head}${more}\r\nHTTP/1.1 204 No Content\r\n\r\n\r\n--x--\r\n`),
      undefined,
    );
    expect(entries).toMatchObject([{ kind: "single", answer: { contentId: "1" } }]);
  });

  test("a boundary is found byte by byte", () => {
    const text = "--b\xe9\r\nX: y\r\n\r\nHTTP/1.1 204 No\r\n\r\n\r\n--b\xe9--\r\n";
    for (const type of ["multipart/mixed; boundary=b\xe9", undefined]) {
      const { entries, complete } = decodeBatch(Buffer.from(text, "latin1"), type);
      expect([entries.length, complete]).toEqual([1, true]);
    }
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
