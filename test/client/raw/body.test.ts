import { rawBody } from "../../../src/client/raw/body";
import type { RawRequestParams } from "../../../src/client/types";

const make = (params: Partial<RawRequestParams>) =>
  rawBody({ url: "x", method: "POST", ...params });

test.each([undefined, null, ""])("%p is no body", async (data) => {
  expect(await make({ data })).toEqual({ body: undefined });
  expect(await make({ data, formData: [], fileData: [] })).toEqual({ body: undefined });
});

test.each([
  ["an object", { a: [1, null, "ä"] }, '{"a":[1,null,"ä"]}'],
  ["a list", [1], "[1]"],
  ["zero", 0, "0"],
  ["false", false, "false"],
])("%s goes as JSON", async (_, data, body) => {
  expect(await make({ data })).toEqual({ body });
});

test("text that is JSON goes as it is, as JSON", async () => {
  const data = '{ "versionnumber": 12345678901234567890 }';
  expect(await make({ data })).toEqual({ body: data, contentType: undefined });
});

test("other text goes as it is, as text", async () => {
  const data = "--batch_1\r\nContent-Type: application/http\r\n";
  expect(await make({ data })).toEqual({ body: data, contentType: "text/plain; charset=utf-8" });
});

test("bytes go as they are", async () => {
  const data = Buffer.from([0, 255, 10]);
  const { body, contentType } = await make({ data });
  expect(body).toBe(data);
  expect(contentType).toBe("application/octet-stream");
});

describe("a form", () => {
  const content = Buffer.from([0, 1, 2, 255, 13, 10]);

  test("carries its fields and files, byte by byte", async () => {
    const { body, contentType } = await make({
      formData: [{ key: "title", value: "Ängebot" }],
      fileData: [{ name: "attachment", fileName: "a b.bin", content, contentType: "image/png" }],
    });
    expect(contentType).toMatch(/^multipart\/form-data; boundary=/);
    // Node's own reader on the other side.
    const form = await new Response(new Uint8Array(body as Buffer), {
      headers: { "content-type": String(contentType) },
    }).formData();
    expect(form.get("title")).toBe("Ängebot");
    const file = form.get("attachment") as File;
    expect([file.name, file.type]).toEqual(["a b.bin", "image/png"]);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(content);
  });

  test("of files only, whose type nobody knows", async () => {
    const { body } = await make({ fileData: [{ name: "f", fileName: "f", content }] });
    expect(String(body)).toMatch(/Content-Type: application\/octet-stream/);
  });

  test("is made once: every try sends the same bytes", async () => {
    const { body } = await make({ formData: [{ key: "a", value: "b" }] });
    expect(Buffer.isBuffer(body)).toBe(true);
  });
});
