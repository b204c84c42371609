import { UnreadableBody } from "../../../src/client/errors/failures";
import { rawReader } from "../../../src/client/raw/response";
import { response } from "../fakes";

const JSON_TYPE = "application/json; odata.metadata=minimal";
const read = (type: Parameters<typeof rawReader>[0], body: unknown, contentType?: string) =>
  rawReader(type)(response(200, body, contentType ? { "content-type": contentType } : {}));

describe("json", () => {
  test("an answer that claims to be JSON is parsed, every digit kept", () => {
    expect(read("json", '{"v":12345678901234567890}', JSON_TYPE)).toEqual({
      v: "12345678901234567890",
    });
  });

  test("an answer that claims nothing is taken for JSON", () => {
    expect(read("json", "[1]")).toEqual([1]);
  });

  test.each([
    ["text/plain", "\ufeff10", "10"],
    ["application/xml", "<edmx/>", "<edmx/>"],
    ["text/html", '{"a":1}', '{"a":1}'],
  ])("an answer that claims to be %s is text, without a byte order mark", (type, body, text) => {
    expect(read("json", body, type)).toBe(text);
  });

  test("a false claim is unreadable", () => {
    expect(() => read("json", "<html>", JSON_TYPE)).toThrow(UnreadableBody);
  });
});

test.each(["text", "document"] as const)("%s is text whatever it claims", (type) => {
  expect(read(type, '\ufeff{"a":"ä"}', JSON_TYPE)).toBe('{"a":"ä"}');
});

test("arraybuffer is the bytes, even of nothing", () => {
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0, 255]);
  expect(read("arraybuffer", bytes, JSON_TYPE)).toEqual(bytes);
  expect(read("arraybuffer", "", JSON_TYPE)).toEqual(Buffer.alloc(0));
});

test.each(["json", "text", "document"] as const)("no body as %s is an empty text", (type) => {
  expect(read(type, "", JSON_TYPE)).toBe("");
});
