import { inspect } from "node:util";
import type { FaultAction } from "dataverse-sandbox";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

useVirtualTime();
const bench = useSandbox();
const body = "the-body-of-the-record-7f3a";

/** Everything a log reader or an error reporter could get to see. */
const visible = (error: Error): string =>
  [
    error.message,
    error.stack,
    JSON.stringify(error),
    inspect(error, { depth: 9, showHidden: true }),
    ...Object.values(bench.log).flat(),
  ].join("\n");

const faults: FaultAction[] = [
  { kind: "status", status: 400, body: { code: "0x80040203", message: "refused" } },
  { kind: "status", status: 401, body: "" },
  {
    kind: "status",
    status: 403,
    body: { code: "0x80040220", message: "missing prvCreateAccount privilege" },
  },
  { kind: "status", status: 503, body: "<html>secret page</html>" },
  { kind: "throttle", retryAfter: 9_999 },
  { kind: "reset" },
  { kind: "lostResponse" },
  { kind: "truncate", bytes: 10 },
  { kind: "malformed" },
  { kind: "expireToken" },
];

test.each(faults)(
  "no token, secret, cookie or body in an error or a log line: %j",
  async (action) => {
    bench.sandbox.fault({ times: Number.POSITIVE_INFINITY, action });
    const connection = bench.connection();
    const error = await bench.failure("createEntity", {
      connection,
      entityType: "accounts",
      dynamicValues: { name: body },
    });
    const text = visible(error);
    expect(text).not.toContain(String(connection.token?.["access_token"]));
    expect(text).not.toContain(bench.sandbox.clientSecret);
    expect(text).not.toContain(body);
    expect(text).not.toContain("secret page");
    expect(text).not.toMatch(/ARRAffinity=|Bearer /);
    expect(bench.requests()[0]?.body).toContain(body);
  },
);

test("nothing of it in a debug log either", async () => {
  const connection = bench.connection();
  await bench.act(
    "createEntity",
    { connection, entityType: "accounts", dynamicValues: { name: body } },
    { globalDebug: true },
  );
  const text = Object.values(bench.log).flat().join("\n");
  expect(text).toMatch(/POST \/api\/data\/v9\.2\/accounts 201/);
  expect(text).not.toContain(String(connection.token?.["access_token"]));
  expect(text).not.toContain(body);
  expect(text).not.toMatch(/ARRAffinity=\w/);
});
