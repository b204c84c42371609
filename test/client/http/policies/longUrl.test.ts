import { batchedReads } from "../../../../src/client/http/policies/batchedReads";
import { longUrl } from "../../../../src/client/http/policies/longUrl";
import { environment, request, response } from "../../fakes";
import { scripted } from "./scripted";

const url = `${environment.apiRoot}accounts?$filter=`.padEnd(40_000, "x");
const policy = longUrl(environment);
const multipart = (status: number, json: unknown) => ({
  ...response(status === 200 ? 200 : status),
  headers: { "content-type": "multipart/mixed; boundary=b", "x-ms-service-request-id": "outer" },
  body: Buffer.from(
    `--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 ${status} X\r\nOData-Version: 4.0\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(json)}\r\n--b--\r\n`,
  ),
});

test("a URL that fits is sent as it is", async () => {
  const script = scripted(response(200));
  const short = request({ method: "GET", url: `${environment.apiRoot}accounts` });
  await policy(short, script.next);
  expect(script.requests).toEqual([short]);
});

test("a longer one travels inside a batch and is read as if it had come by itself", async () => {
  const read = jest.fn(({ body }: { body: Buffer }) => JSON.parse(body.toString()) as unknown);
  const script = scripted(multipart(200, { value: [1] }));
  await policy(
    request({
      method: "GET",
      url,
      headers: { Prefer: "odata.maxpagesize=5", MSCRMCallerID: "u" },
      read,
    }),
    async (sent) => {
      const answer = await script.next(sent);
      return { ...answer, value: sent.read?.(answer) };
    },
  );
  const [sent] = script.requests;
  expect(sent).toMatchObject({ method: "POST", url: `${environment.apiRoot}$batch` });
  expect(sent?.headers).toMatchObject({ MSCRMCallerID: "u" });
  expect(sent?.headers).not.toHaveProperty("Prefer");
  expect(String(sent?.body)).toContain(`GET ${url.slice(environment.origin.length)} HTTP/1.1`);
  expect(String(sent?.body)).toContain("Prefer: odata.maxpagesize=5");
  expect(read.mock.results[0]?.value).toEqual({ value: [1] });
});

test("a refusal of the part is the answer", async () => {
  const error = { error: { code: "0x0", message: "no" } };
  const answer = await policy(request({ method: "GET", url }), (sent) =>
    batchedReads(sent, scripted(multipart(400, error)).next),
  );
  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.body.toString())).toEqual(error);
});

test("a refusal of the batch as a whole stays as it is", async () => {
  const refused = {
    ...response(429),
    headers: { "content-type": "application/json", "retry-after": "3" },
  };
  await expect(policy(request({ method: "GET", url }), scripted(refused).next)).resolves.toEqual(
    refused,
  );
});

describe("the one part of a long read", () => {
  const read = (status: number, head: string, body: string, outer = 200) =>
    policy(request({ method: "GET", url, read: () => "read" }), (sent) =>
      batchedReads(sent, async () => {
        const answer = {
          ...multipart(outer, ""),
          body: Buffer.from(
            `--b\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 ${status} X\r\n${head}\r\n\r\n${body}\r\n--b--\r\n`,
          ),
        };
        return answer;
      }).then((answer) =>
        answer.status < 300 ? { ...answer, value: sent.read?.(answer) } : answer,
      ),
    );

  test("refused within a success of the whole: refused", async () => {
    const error = '{"error":{"code":"0x80040217","message":"Does Not Exist"}}';
    const answer = await read(404, "Content-Type: application/json", error);
    expect(answer).toMatchObject({ status: 404, headers: { "content-type": "application/json" } });
    expect(answer.value).toBeUndefined();
  });

  test.each([
    [404, "Content-Type: text/html", "<html>nowhere</html>"],
    [404, "Content-Type: application/json", ""],
    [200, "Content-Type: text/html", "<html>sign in</html>"],
    [200, "X-Other: 1", ""],
    [302, "Location: https://elsewhere.example/", ""],
  ])("%i of somebody else is nobody's answer: %s", async (status, head, body) => {
    for (const outer of [200, 400]) {
      await expect(read(status, head, body, outer)).rejects.toMatchObject({ kind: "foreign" });
    }
  });
});
