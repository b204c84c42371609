import { auth } from "../../../../src/client/http/policies/auth";
import type { TokenSource } from "../../../../src/client/types/tokens";
import { recordingLogger, request, response } from "../../fakes";
import { scripted } from "./scripted";

const asked = recordingLogger();
const tokens = (renewed?: string): TokenSource => ({
  current: () => Promise.resolve("first"),
  renew: (rejected) => {
    asked.info(`renew ${rejected}`);
    return Promise.resolve(renewed);
  },
  refusal: (operation, { req_id }) => new Error(`${operation} refused, ${req_id}`),
});
const unauthorized = response(401, "", { req_id: "r-1" });

beforeEach(() => {
  asked.lines.length = 0;
});

test("the token is added, nothing else is changed", async () => {
  const script = scripted(response(200));
  const sent = request({ headers: { Prefer: "x" } });
  await auth(tokens())(sent, script.next);
  expect(script.requests).toEqual([
    { ...sent, headers: { Prefer: "x", Authorization: "Bearer first" } },
  ]);
  expect(asked.lines).toEqual([]);
});

test("a 401 is answered with another token, once, whatever the method", async () => {
  const script = scripted(unauthorized, response(201));
  const answer = await auth(tokens("second"))(request({ method: "POST" }), script.next);
  expect(answer.status).toBe(201);
  expect(script.requests.map(({ headers }) => headers["Authorization"])).toEqual([
    "Bearer first",
    "Bearer second",
  ]);
  expect(asked.lines).toEqual(["info: renew first"]);
});

test("two refused tokens are the end", async () => {
  const script = scripted(unauthorized);
  await expect(auth(tokens("second"))(request(), script.next)).rejects.toThrow(
    "Querying accounts refused, r-1",
  );
  expect(script.requests).toHaveLength(2);
});

test("without another token one refusal is the end", async () => {
  const script = scripted(unauthorized);
  await expect(auth(tokens())(request(), script.next)).rejects.toThrow("refused");
  expect(script.requests).toHaveLength(1);
});

test.each([200, 403, 404, 429, 503])("a %i is no matter of tokens", async (status) => {
  const script = scripted(response(status));
  expect((await auth(tokens("second"))(request(), script.next)).status).toBe(status);
  expect(asked.lines).toEqual([]);
});
