import fc from "fast-check";
import { fileRows } from "../../../src/inputs/clean";
import { holdsForAnything, refusal, UNSET } from "./properties";

const clean = fileRows("File Data");

describe("fileRows", () => {
  it.each([...UNSET, {}, [{ key: "", value: "" }]])("takes %p as unset", (value) =>
    expect(clean(value)).toBeUndefined(),
  );

  it("finds the bytes in each form a file travels in", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const content = Buffer.from(bytes);
        const wrapped = { data: content, contentType: "image/png" };
        const viaJson = JSON.parse(JSON.stringify(wrapped));
        for (const dress of [content, bytes, content.toJSON()]) {
          expect(clean({ file: dress })).toEqual([{ key: "file", value: { content } }]);
        }
        for (const dress of [wrapped, viaJson]) {
          const value = { content, contentType: "image/png" };
          expect(clean({ file: dress })).toEqual([{ key: "file", value }]);
        }
      }),
    );
  });

  it("makes files of text and of data", () => {
    expect(clean({ note: "h\u00e9" })).toEqual([
      { key: "note", value: { content: Buffer.from("h\u00e9", "utf8") } },
    ]);
    expect(clean({ data: { a: [1] } })).toEqual([
      {
        key: "data",
        value: { content: Buffer.from('{"a":[1]}'), contentType: "application/json" },
      },
    ]);
  });

  it("does not take a list that only looks like bytes for a file", () => {
    const value = { type: "Buffer", data: [1, 256] };
    expect(clean({ data: value })?.[0]?.value.content.toString()).toBe(JSON.stringify(value));
  });

  it.each([
    [{ file: null }, 'File Data takes files, and "file" has null.'],
    [{ file: 5 }, 'File Data takes files, and "file" has 5.'],
    [{ file: () => 1 }, 'File Data takes files, and "file" has a function.'],
  ])("refuses %p", (value, message) => expect(refusal(clean, value)).toBe(message));

  it("never throws anything else", () => holdsForAnything("File Data", clean));
});
