import { isDataverseAnswer } from "../../../src/client/answers/isDataverseAnswer";
import type { HttpRequest } from "../../../src/client/types/http";
import { request, response } from "../fakes";

const JSON_TYPE = { "content-type": "application/json; odata.metadata=minimal" };
const OURS = { ...JSON_TYPE, "odata-version": "4.0" };
const HTML = { "content-type": "text/html; charset=utf-8" };
const get = request();
const write = request({ method: "PATCH", idempotency: "harmless" });
const batch = request({
  method: "POST",
  url: "https://contoso.crm4.dynamics.com/api/data/v9.2/$batch",
});
const raw = request({ expects: "any" });
const rawAt = (path: string, method = "GET") =>
  request({
    expects: "any",
    method,
    url: `https://contoso.crm4.dynamics.com/api/data/v9.2/${path}`,
  });
const asking = (headers: Record<string, string>) => request({ headers });
const error = { error: { code: "0x80040217", message: "Does not exist." } };
const multipart = { "content-type": "multipart/mixed; boundary=b", "odata-version": "4.0" };

type Row = [string, HttpRequest, ReturnType<typeof response>];

test.each<Row>([
  ["rows", get, response(200, { value: [] }, OURS)],
  [
    "rows with an id of the service only",
    get,
    response(200, {}, { ...JSON_TYPE, "x-ms-service-request-id": "1" }),
  ],
  ["JSON without a type", get, response(200, { value: [] }, { "odata-version": "4.0" })],
  ["a bodiless 204", write, response(204, "", { "odata-version": "4.0" })],
  ["a refusal", get, response(404, error, OURS)],
  ["a refusal in the older shape", get, response(400, { Message: "No." }, OURS)],
  ["a batch", batch, response(200, "--b--", multipart)],
  ["a batch that stopped", batch, response(412, "--b--", multipart)],
  ["a batch refused as a whole", batch, response(400, error, OURS)],
  [
    "a background operation",
    get,
    response(202, {}, { ...JSON_TYPE, "x-ms-dyn-backgroundoperationid": "1" }),
  ],
  [
    "a file",
    raw,
    response(200, "bytes", { "content-type": "application/octet-stream", "x-ms-file-size": "5" }),
  ],
  [
    "a part of a file that was asked for",
    request({ expects: "any", headers: { Range: "bytes=0-4" } }),
    response(206, "bytes", { "x-ms-file-size": "9" }),
  ],
  [
    "a count as text, of a raw request",
    rawAt("accounts/$count"),
    response(200, "7", { "content-type": "text/plain", "odata-version": "4.0" }),
  ],
  [
    "a page that is a file",
    rawAt("annotations(1)/documentbody/$value"),
    response(200, "<html>", { ...HTML, "odata-version": "4.0" }),
  ],
  [
    "a text",
    rawAt("accounts(1)/name/$value?x=1"),
    response(200, "Ann", { "content-type": "text/plain", "odata-version": "4.0" }),
  ],
  [
    "the service's document",
    rawAt("$metadata"),
    response(200, "<edmx:Edmx/>", { "content-type": "application/xml", "odata-version": "4.0" }),
  ],
  ["a batch of a raw request", rawAt("$batch", "POST"), response(200, "--b--", multipart)],
  ["JSON of a raw request", rawAt("accounts", "POST"), response(201, {}, OURS)],
  ["JSON without a type, of a raw request", raw, response(200, "[1]", { "odata-version": "4.0" })],
  [
    "the start of an upload, of a raw request",
    raw,
    response(200, "", { "x-ms-chunk-size": "4194304" }),
  ],
  ["304 to who asked", asking({ "If-None-Match": 'W/"1"' }), response(304, "", OURS)],
  [
    "401 with the Web API's challenge",
    get,
    response(401, "", {
      "www-authenticate":
        "Bearer authorization_uri=https://login.microsoftonline.com/t/oauth2/authorize, resource_id=https://x/",
    }),
  ],
  ["403 without a word", get, response(403, "", { "odata-version": "4.0" })],
  ["a garbled batch", batch, response(200, "{", OURS)],
  ["401 without a word", get, response(401, "", { "x-ms-service-request-id": "1" })],
])("believes %s", (_, asked, answer) => {
  expect(isDataverseAnswer(asked, answer)).toBe(true);
});

test.each<Row>([
  ["a page with 200", get, response(200, "<html>", HTML)],
  [
    "a page with 200 and the service's headers",
    get,
    response(200, "<html>", { ...HTML, "odata-version": "4.0" }),
  ],
  ["JSON without the headers", get, response(200, { value: [] }, JSON_TYPE)],
  ["an empty 202", write, response(202)],
  ["an empty 202 with the headers", write, response(202, "", { "odata-version": "4.0" })],
  ["an empty 204 without the headers", write, response(204)],
  ["a page for a batch", batch, response(200, "<html>", { ...HTML, "x-ms-request-id": "1" })],
  ...["accounts", "accounts(1)", "WhoAmI", "accounts/$count", "$batch", "$metadata"].flatMap(
    (path): Row[] =>
      ["GET", "POST", "PATCH", "DELETE"].map((method) => [
        `a page with the service's headers for a raw ${method} ${path}`,
        rawAt(path, method),
        response(200, "<html>", { ...HTML, "odata-version": "4.0" }),
      ]),
  ),
  [
    "a text for a raw POST",
    rawAt("accounts", "POST"),
    response(200, "OK", { "content-type": "text/plain", "odata-version": "4.0" }),
  ],
  ["an empty 404", get, response(404, "", OURS)],
  ["an empty 410", get, response(410, "", OURS)],
  ["a page with 404", get, response(404, "<html>", { ...HTML, "odata-version": "4.0" })],
  [
    "JSON of another service with 404",
    get,
    response(404, { statusCode: 404, message: "Resource not found" }, OURS),
  ],
  ["a refusal in our form without the headers", get, response(404, error, JSON_TYPE)],
  ["206 for a whole", get, response(206, { value: [] }, OURS)],
  ["304 to a read that did not ask", asking({ "If-None-Match": "null" }), response(304, "", OURS)],
  [
    "304 to a write",
    request({ method: "PATCH", headers: { "If-None-Match": "*" } }),
    response(304, "", OURS),
  ],
  ["304 to who asked, without the headers", asking({ "If-None-Match": 'W/"1"' }), response(304)],
  ["a redirect", get, response(302, "", { ...OURS, location: "https://login.example/" })],
  ["401 of a proxy", get, response(401, "", { "www-authenticate": "Basic realm=proxy" })],
  ["401 of a page", get, response(401, "<html>", { ...HTML, "x-ms-request-id": "1" })],
  ["names of Object.prototype for marks", get, response(404, '{"constructor":{}}', OURS)],
])("does not believe %s", (_, asked, answer) => {
  expect(isDataverseAnswer(asked, answer)).toBe(false);
});
