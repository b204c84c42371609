import { sendRaw } from "../../../src/client/raw/sendRaw";
import type { Session } from "../../../src/client/session/session";
import type { RawRequestParams } from "../../../src/client/types";
import type { HttpRequest } from "../../../src/client/types/http";
import { environment, recordingLogger, response } from "../fakes";

/** What is sent for the inputs, and nothing of it is answered but 204. */
const sent = async (params: Partial<RawRequestParams>): Promise<HttpRequest> => {
  const requests: HttpRequest[] = [];
  const session: Partial<Session> = {
    environment,
    logger: recordingLogger(),
    timeoutMs: 5_000,
    next: async (request) => {
      requests.push(request);
      return response(204);
    },
  };
  const { data } = await sendRaw(session as Session, { url: "accounts", method: "GET", ...params });
  expect(data).toBe("");
  const [request] = requests;
  if (!request) throw new Error("Nothing was sent.");
  return request;
};

const ROOT = environment.apiRoot;
const key = `accounts(7d577253-3ef0-4a0a-bb7f-8335c2596e70)`;
const header = (name: string, value: string) => ({ headers: [{ key: name, value }] });

test("without its options, a request is sent once, in the usual time", async () => {
  expect(await sent({})).toMatchObject({
    method: "GET",
    url: `${ROOT}accounts`,
    timeoutMs: 5_000,
    retry: { maxRetries: 0, delayMs: 0, exponential: false, allErrors: false },
  });
});

test.each([
  ["accounts", [], "accounts"],
  ["accounts", [["$top", "1"]], "accounts?$top=1"],
  [
    "accounts?$select=name",
    [
      ["a", "1"],
      ["b", "x&y"],
    ],
    "accounts?$select=name&a=1&b=x%26y",
  ],
])("%s with %j", async (url, pairs, path) => {
  const queryParams = (pairs as [string, string][]).map(([name, value]) => ({ key: name, value }));
  expect((await sent({ url, queryParams })).url).toBe(ROOT + path);
});

test.each([
  ["GET", "accounts", {}, "always"],
  [" head ", "accounts", {}, "always"],
  ["DELETE", key, {}, "harmless"],
  ["PUT", `${key}/name`, {}, "harmless"],
  ["PUT", `${key}/name`, header("If-Match", 'W/"1"'), "never"],
  ["PATCH", key, {}, "harmless"],
  ["PATCH", key, header("If-Match", "*"), "harmless"],
  ["PATCH", key, header("If-Match", 'W/"1"'), "never"],
  ["PATCH", key, header("If-None-Match", "*"), "never"],
  ["PATCH", "accounts", {}, "never"],
  ["POST", "accounts", {}, "never"],
])("%s %s %j may be repeated: %s", async (method, url, more, idempotency) => {
  expect((await sent({ method, url, ...more })).idempotency).toBe(idempotency);
});

test.each<[params: Partial<RawRequestParams>, words: RegExp]>([
  [{ method: "GET IT" }, /^Method "GET IT" is not an HTTP method/],
  [{ url: " " }, /^URL is empty; expected a path/],
  [{ timeout: -1 }, /^Timeout is -1 ms; expected 1 to/],
])("%j is refused", async (params, words) => {
  await expect(sent(params)).rejects.toThrow(words);
});
