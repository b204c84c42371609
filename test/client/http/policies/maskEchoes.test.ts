import { maskEchoes } from "../../../../src/client/http/policies/maskEchoes";
import { SecretMask } from "../../../../src/client/secrets/SecretMask";
import type { HttpResponse } from "../../../../src/client/types/http";
import { request } from "../../fakes";

const secret = "s3cr3t~Value~1234567890";
const token = "eyJhbGciOiJub25lIn0.eyJvaWQiOiIxMjMifQ.signature";

const answered = async (
  answer: Partial<HttpResponse> & { text: string },
): Promise<HttpResponse> => {
  const secrets = new SecretMask();
  secrets.add(secret);
  const sent = request({ headers: { Authorization: `Bearer ${token}` } });
  return maskEchoes(secrets)(sent, () =>
    Promise.resolve({ status: 400, headers: {}, ...answer, body: Buffer.from(answer.text) }),
  );
};

test.each([
  ["as it is", secret],
  [
    "with escapes",
    [...secret].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
  ],
  ["in a URL", encodeURIComponent(secret)],
  ["in Base64", Buffer.from(secret).toString("base64")],
  ["the token that was sent", token],
  ["the first half of it", token.slice(0, 24)],
])("a refusal that echoes a secret %s is read without it", async (_, echoed) => {
  const { body } = await answered({
    text: `{"error":{"code":"x","message":"got ${echoed} here"}}`,
  });
  const { message } = (JSON.parse(body.toString()) as { error: { message: string } }).error;
  expect(message).toMatch(/^got .*\(hidden\).* here$/);
  expect(message).not.toContain(secret);
  expect(message).not.toContain(echoed.slice(0, 24));
});

test("headers of a refusal are read without it", async () => {
  const { headers } = await answered({ text: "", headers: { "x-ms-request-id": token } });
  expect(headers["x-ms-request-id"]).toBe("(hidden)");
});

test("an odd request id of a success too, but nothing else of it", async () => {
  const { headers, body } = await answered({
    status: 200,
    headers: { req_id: secret, "odata-entityid": secret },
    text: secret,
  });
  expect(headers).toEqual({ req_id: "(hidden)", "odata-entityid": secret });
  expect(body.toString()).toBe(secret);
});

test("of a batch answer only the refused parts are masked", async () => {
  const part = (status: number) =>
    `--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 ${status} X\r\n\r\n{"x":"${secret}"}\r\n`;
  const { body } = await answered({
    status: 200,
    headers: { "content-type": "multipart/mixed; boundary=b" },
    text: `${part(200)}${part(400)}--b--`,
  });
  const [, first, second] = body.toString().split("--b\r\n");
  expect(first).toContain(secret);
  expect(second).toContain('{"x":"(hidden)"}');
});

test("bytes of a refusal without a secret stay the very bytes", async () => {
  const text = '{ "error" : {"code":"","message":"J\\u00fcrgen"} }';
  expect((await answered({ text })).body.toString()).toBe(text);
});

test.each(["HTTP/1.1 400 X", "HTTP/2 400", "HTTP/1.1  503 X"])(
  "a refused part is masked where its JSON has escapes, behind %s",
  async (line) => {
    const escaped = [...secret]
      .map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join("");
    const head = "--b\r\nContent-Type: application/http\r\n\r\n";
    const { body } = await answered({
      status: 200,
      headers: { "content-type": "multipart/mixed; boundary=b" },
      text: `${head}${line}\r\nx-ms-a: ${secret}\r\n\r\n{"x":"${escaped}"}\r\n--b--`,
    });
    expect(body.toString()).toBe(
      `${head}${line}\r\nx-ms-a: (hidden)\r\n\r\n{"x":"(hidden)"}\r\n--b--`,
    );
  },
);

const partOf = (line: string, body: string): string =>
  `--b\r\nContent-Type: application/http\r\n\r\n${line}\r\n\r\n${body}\r\n`;
const batchOf = (text: string, status = 200) =>
  answered({ status, headers: { "content-type": "multipart/mixed; boundary=b" }, text });

test.each([
  ["as a name", `{"error":{"${secret}":1}}`],
  ["as a name with escapes", `{"\\u0073${secret.slice(1)}":"${secret}"}`],
  ["behind a line of dashes", `--1,\r\n{"x":"${secret}"}`],
  ["in a text of several lines", `-----BEGIN KEY-----\r\n${secret}\r\n-----END KEY-----`],
  ["behind another line break of Unicode", `{"x":"a\u2028-- ${secret}"}`],
])("a refused part is masked where the secret is %s", async (_, json) => {
  for (const line of ["HTTP/1.1 400 Bad", "HTTP/1.1 100 Continue", "HTTP/2 302"]) {
    const { body } = await batchOf(`${partOf(line, json)}${partOf("HTTP/1.1 200 OK", "{}")}--b--`);
    expect(body.toString()).not.toContain(secret.slice(1));
    expect(body.toString()).toContain("(hidden)");
  }
});

test("numbers beside a secret keep their digits, in a refusal and in a refused part", async () => {
  const json = `{"error":{"message":"${secret}","n":9007199254740993}}`;
  const alone = await answered({ text: json });
  const part = await batchOf(`${partOf("HTTP/1.1 400 Bad", json)}--b--`);
  for (const { body } of [alone, part]) {
    expect(body.toString()).toContain('{"error":{"message":"(hidden)","n":9007199254740993}}');
  }
});

test("a refused batch is masked whatever it is written in", async () => {
  const { body } = await batchOf(`{"error":{"message":"${secret}"}}`, 400);
  expect(body.toString()).toBe('{"error":{"message":"(hidden)"}}');
});

test("a success behind a refused part stays as it is, dashes and all", async () => {
  const data = `{"x":"${secret}"}\r\n--1`;
  const { body } = await batchOf(
    `${partOf("HTTP/1.1 400 Bad", `{"x":"${secret}"}`)}${partOf("HTTP/1.1 200 OK", data)}--b--`,
  );
  expect(body.toString()).toContain(data);
  expect(body.toString().split("(hidden)")).toHaveLength(2);
});
