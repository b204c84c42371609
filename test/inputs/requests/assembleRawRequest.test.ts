import { InputError } from "../../../src/client";
import { assembleRawRequest } from "../../../src/inputs";

const request = { url: "accounts", method: "POST" };
const content = Buffer.from("abc");

describe("assembleRawRequest", () => {
  it("passes a request without files on", () => {
    expect(assembleRawRequest({ ...request, data: { a: 1 } })).toEqual({
      ...request,
      data: { a: 1 },
    });
  });

  it("gives each file its file name, or the name of its field", () => {
    const fileData = [
      { key: "one", value: { content, contentType: "image/png" } },
      { key: "two", value: { content } },
    ];
    const fileDataFileNames = [
      { key: "one", value: "first.png" },
      { key: "one", value: "one.png" },
      { key: "two", value: "" },
    ];
    expect(assembleRawRequest({ ...request, fileData, fileDataFileNames }).fileData).toEqual([
      { name: "one", fileName: "one.png", content, contentType: "image/png" },
      { name: "two", fileName: "two", content },
    ]);
  });

  it.each([
    { formData: [{ key: "a", value: "b" }] },
    { fileData: [{ key: "a", value: { content } }] },
  ])("refuses a body besides a form", (form) => {
    expect(() => assembleRawRequest({ ...request, data: "text", ...form })).toThrow(
      new InputError("Data cannot be sent together with Form Data or File Data."),
    );
  });
});
