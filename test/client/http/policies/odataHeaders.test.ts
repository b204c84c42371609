import { odataHeaders } from "../../../../src/client/http/policies/odataHeaders";
import { request, response } from "../../fakes";
import { scripted } from "./scripted";

const headersOf = async (changes: Parameters<typeof request>[0]) => {
  const script = scripted(response(200));
  await odataHeaders(request(changes), script.next);
  return script.requests[0]?.headers;
};
const ALWAYS = {
  Accept: "application/json",
  "OData-MaxVersion": "4.0",
  "OData-Version": "4.0",
  "If-None-Match": "null",
};

test("every request carries what Microsoft says it should", async () => {
  expect(await headersOf({})).toEqual(ALWAYS);
});

test.each(["{}", "", Buffer.alloc(0)])("with a body (%j) also its type", async (body) => {
  expect(await headersOf({ method: "POST", body })).toEqual({
    ...ALWAYS,
    "Content-Type": "application/json; charset=utf-8",
  });
});

test("what the request says itself wins, in any letter case", async () => {
  const headers = {
    "if-none-match": "*",
    accept: "application/xml",
    "CONTENT-TYPE": "text/plain",
    Prefer: "return=representation",
  };
  expect(await headersOf({ headers, body: "x" })).toEqual({
    ...headers,
    "OData-MaxVersion": "4.0",
    "OData-Version": "4.0",
  });
});

test("the request itself is not changed", async () => {
  const headers = Object.freeze({ Prefer: "x" });
  await headersOf({ headers });
  expect(headers).toEqual({ Prefer: "x" });
});
