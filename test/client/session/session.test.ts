import { makeCaches } from "../../../src/client/caches/caches";
import { SecretMask } from "../../../src/client/secrets/SecretMask";
import { readJson, type Session, send } from "../../../src/client/session/session";
import { environment, recordingLogger, response } from "../fakes";
import { scripted } from "../http/policies/scripted";

const urlOf = async (path: string) => {
  const script = scripted(response(200));
  const session: Session = {
    environment,
    secrets: new SecretMask(),
    caches: makeCaches(),
    identity: "",
    logger: recordingLogger(),
    timeoutMs: 5,
    next: script.next,
  };
  await send(session, { method: "GET", path, operation: "x", idempotency: "always" });
  return script.requests[0]?.url;
};

test.each([
  ["", environment.apiRoot],
  ["WhoAmI", `${environment.apiRoot}WhoAmI`],
  // A table whose name begins like a scheme.
  ["http_logs?$top=1", `${environment.apiRoot}http_logs?$top=1`],
  ["https", `${environment.apiRoot}https`],
])("the path %j is under the API root", async (path, url) => {
  expect(await urlOf(path)).toBe(url);
});

test("a next link is followed as it is", async () => {
  const link = `${environment.apiRoot}accounts?$skiptoken=%253Ccookie%2520page%253E&x='é`;
  expect(await urlOf(link)).toBe(link);
  expect(await urlOf(link.replace("https", "HTTPS"))).toBe(link.replace("https", "HTTPS"));
});

test("no body is no JSON", () => {
  expect(readJson(response(204))).toBeUndefined();
  expect(readJson(response(200, "{}"))).toEqual({});
});
