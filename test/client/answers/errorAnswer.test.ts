import fc from "fast-check";
import { errorAnswer } from "../../../src/client/answers/errorAnswer";

const read = (body: unknown, contentType?: string) =>
  errorAnswer(Buffer.from(typeof body === "string" ? body : JSON.stringify(body)), contentType);

test("Dataverse's own shape", () => {
  expect(
    read({
      error: {
        code: "0x80040217",
        message: " account With Id = 1 Does Not Exist ",
        "@Microsoft.PowerApps.CDS.TraceText": "trace",
        innererror: { message: "inner", type: "t", stacktrace: "at" },
      },
    }),
  ).toEqual({ code: "0x80040217", message: "account With Id = 1 Does Not Exist" });
});

test.each([
  [
    { code: "", message: "x" },
    { code: "", message: "x" },
  ],
  [{ message: "x" }, { code: "", message: "x" }],
  [
    { code: null, message: null },
    { code: "", message: "no message was given" },
  ],
  [
    { code: "0x0", message: "" },
    { code: "0x0", message: "no message was given" },
  ],
  [
    { code: -2147220969, message: "x" },
    { code: "0x80040217", message: "x" },
  ],
  [
    { code: "-2147220969", message: "x" },
    { code: "0x80040217", message: "x" },
  ],
  [
    { code: 2147746327, message: "x" },
    { code: "0x80040217", message: "x" },
  ],
  [{}, { code: "", message: "no message was given" }],
])("%j", (error, answer) => {
  expect(read({ error })).toEqual(answer);
});

test("a byte order mark is no obstacle", () => {
  expect(read('\ufeff{"error":{"code":"0x1","message":"x"}}')).toEqual({
    code: "0x1",
    message: "x",
  });
});

test.each([
  [
    { Message: "An error has occurred.", ExceptionMessage: "Real", ErrorCode: -2147220969 },
    { code: "0x80040217", message: "Real" },
  ],
  [{ Message: "Only this" }, { code: "", message: "Only this" }],
  [
    { ExceptionMessage: "Only that", StackTrace: "at" },
    { code: "", message: "Only that" },
  ],
])("the older shape %j", (body, answer) => {
  expect(read(body)).toEqual(answer);
});

test.each([
  ["<!DOCTYPE html><p>gateway</p>", undefined, /HTML page/],
  ["<html><p>gateway</p>", undefined, /HTML page/],
  ["gateway", "text/html; charset=utf-8", /HTML page/],
  ["gateway", "text/plain", /not one of the Web API/],
  ["null", "application/json", /not one of the Web API/],
  ["[1]", "application/json", /not one of the Web API/],
  ['{"error":"gateway"}', "application/json", /not one of the Web API/],
  ['{"value":"gateway"}', "application/json", /not one of the Web API/],
  ['{"error":{', "application/json", /not one of the Web API/],
  ["", undefined, /has no body/],
  [" \n", "text/html", /has no body/],
])("%j is said in words, without a word of it", (body, contentType, words) => {
  const { code, message } = read(body, contentType);
  expect(code).toBe("");
  expect(message).toMatch(words);
  expect(message).not.toContain("gateway");
});

test("any bytes at all are answered in words", () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), fc.json().map(Buffer.from)), (bytes) => {
      const { code, message } = errorAnswer(Buffer.from(bytes), undefined);
      expect(typeof code).toBe("string");
      expect(message).not.toBe("");
    }),
  );
});
