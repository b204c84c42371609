import { correlation } from "../../../../src/client/http/policies/correlation";
import { request, response } from "../../fakes";
import { scripted } from "./scripted";

test("one id for the action, another for each request", async () => {
  const script = scripted(response(200));
  const policy = correlation("c-1");
  await policy(request({ headers: { Prefer: "x" } }), script.next);
  await policy(request(), script.next);
  const [first, second] = script.requests.map(({ headers }) => headers);
  expect(first).toMatchObject({ Prefer: "x", "x-ms-correlation-id": "c-1" });
  expect(second).toMatchObject({ "x-ms-correlation-id": "c-1" });
  expect(first?.["x-ms-client-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  expect(second?.["x-ms-client-request-id"]).not.toBe(first?.["x-ms-client-request-id"]);
});

test("ids of the request's own stay", async () => {
  const script = scripted(response(200));
  await correlation("c-1")(request({ headers: { "x-ms-correlation-id": "own" } }), script.next);
  expect(script.requests[0]?.headers["x-ms-correlation-id"]).toBe("own");
});
