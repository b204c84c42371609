import { useApi } from "../support/api";
import { batchText, changeSet, onlyResult, part, sendBatch, statuses } from "./multipart";

const api = useApi({ limits: { requests: 60 } });
const whoAmI = part({ method: "GET", url: "WhoAmI" });
const create = { method: "POST", url: "accounts", body: { name: "x" } };

describe("lines that do not end in CRLF", () => {
  const notReadable = {
    code: "0x80048d19",
    message: expect.stringMatching(
      /^Error identified in Payload provided by the user for Entity :'accounts'.*Stream was not readable\.$/,
    ),
  };
  const whole = batchText(part(create), whoAmI);

  it.each([
    ["all of them", whole.replaceAll("\r\n", "\n")],
    ["the last one", whole.replace(/\r\n$/, "")],
    ["the last one, with a line feed", whole.replace(/\r\n$/, "\n")],
    ["the one before a boundary", whole.replace('"x"}\r\n', '"x"}\n')],
    ["a boundary", whole.replace("--batch_1\r\n", "--batch_1\n")],
    ["a header", whole.replace("application/http\r\n", "application/http\n")],
    ["an empty line", whole.replace("binary\r\n\r\n", "binary\r\n\n")],
    ["a request line", whole.replace("HTTP/1.1\r\n", "HTTP/1.1\n")],
  ])("are not read: %s", async (_, body) => {
    const before = api.sandbox.store.find("account", {}).length;
    const answer = await sendBatch(api, body);
    expect(answer.status).toBe(400);
    expect(onlyResult(answer)).toMatchObject({ status: 400, error: notReadable });
    expect(api.sandbox.store.find("account", {})).toHaveLength(before);
  });
});

describe("a batch refused as a whole, in JSON", () => {
  const contentId = (value: string) => ({ ...create, part: { "Content-ID": value } });
  const nested = changeSet(create);
  const text = batchText(whoAmI);

  it.each([
    [
      "no blank line behind a request",
      text.replace("HTTP/1.1\r\n\r\n\r\n", "HTTP/1.1\r\n"),
      "The message header '--batch_1--' is invalid. The header value must be of the format '<header name>: <header value>'.",
    ],
    ["no end", text.replace("--batch_1--\r\n", ""), /unexpected end of input/],
    ["no beginning", "", /unexpected end of input/],
    ["another boundary", text.replaceAll("batch_1", "batch_2"), /unexpected end of input/],
    [
      "a change set without an end",
      batchText(nested).replace("--changeset_1--\r\n", ""),
      /unexpected end of input/,
    ],
    [
      "a part of another type",
      text.replace("application/http", "application/json"),
      /^An invalid value 'application\/json' was specified for the 'Content-Type' header/,
    ],
    [
      "a part without transfer encoding",
      text.replace("Content-Transfer-Encoding: binary\r\n", ""),
      /'Content-Transfer-Encoding' header/,
    ],
    [
      "no request line",
      text.replace(" HTTP/1.1", ""),
      /^The request line 'GET \/api\/data\/v9\.2\/WhoAmI' is invalid\./,
    ],
    [
      "a read in a change set",
      batchText(changeSet({ method: "GET", url: "WhoAmI" })),
      /^An invalid HTTP method 'GET' was detected for a request in a change set\./,
    ],
    [
      "no Content-ID in a change set",
      batchText(nested).replace("Content-ID: 1\r\n", ""),
      /Content-ID header not present/,
    ],
    [
      "a Content-ID used twice",
      batchText(changeSet(contentId("7"), contentId("7"))),
      /^The content ID '7' was found more than once in the same change set/,
    ],
    [
      "a change set in a change set",
      batchText(nested).replace("application/http", "multipart/mixed; boundary=deeper"),
      "Nested change sets in a batch payload are not supported.",
    ],
  ])("%s", async (_, body, message) => {
    const answer = await sendBatch(api, body);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    expect(answer.error.code).toBe("0x80060888");
    expect(answer.error.message).toMatch(message);
  });

  it.each([
    ["application/json", /must have a "multipart\/mixed" media type/],
    ["multipart/mixed", /must have a boundary specification/],
    ['multipart/mixed; boundary=""', /^The batch delimiter '' is invalid/],
    [`multipart/mixed; boundary=${"x".repeat(71)}`, /maximum of '70' characters/],
  ])("a content type of %s", async (type, message) => {
    const answer = await sendBatch(api, text, { "Content-Type": type });
    expect(answer.status).toBe(400);
    expect(answer.error.message).toMatch(message);
  });

  it("more than 1,000 requests", async () => {
    const many = Array.from({ length: 999 }, () => whoAmI);
    const full = await sendBatch(api, batchText(...many, changeSet(create)));
    expect(statuses(full)).toHaveLength(1000);
    const answer = await sendBatch(api, batchText(...many, changeSet(create, create)));
    expect(answer.status).toBe(400);
    expect(answer.error.message).toBe(
      "The current batch message contains too many parts. Only batch messages with a maximum number of '1000' query operations, including changeset operations, are allowed.",
    );
  });

  it("another method than POST", async () => {
    const answer = await api.send("GET", "$batch");
    expect(answer.status).toBe(405);
    expect(answer.error.message).toBe("The requested resource does not support http method 'GET'.");
  });

  it("nobody is signed in", async () => {
    const headers = { "Content-Type": "multipart/mixed; boundary=batch_1" };
    const answer = await api.send("POST", "$batch", { body: text, headers, token: "stale" });
    expect(answer.status).toBe(401);
  });

  it("the limit is reached, to which a batch counts once", async () => {
    let answer = await sendBatch(api, batchText(whoAmI, whoAmI, whoAmI));
    const remaining = () =>
      Number(answer.headers.get("x-ms-ratelimit-burst-remaining-xrm-requests"));
    const before = remaining();
    answer = await sendBatch(api, batchText(whoAmI, whoAmI, whoAmI));
    expect(remaining()).toBe(before - 1);
    while (answer.status === 200) answer = await sendBatch(api, text);
    expect(answer.status).toBe(429);
    expect(answer.error.code).toBe("0x80072322");
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  });
});
