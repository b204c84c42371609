import { log } from "../../../../src/client/http/policies/log";
import { runtime } from "../../../../src/client/runtime";
import { useVirtualTime } from "../../../support/time";
import { recordingLogger, request, response, secrets } from "../../fakes";
import { scripted } from "./scripted";

useVirtualTime();
const guarded = request({
  method: "POST",
  url: `https://contoso.crm4.dynamics.com/api/data/v9.2/accounts?$select=name&sig=${secrets.body}`,
  headers: { Authorization: `Bearer ${secrets.token}`, Cookie: secrets.cookie, Prefer: "x" },
  body: secrets.body,
});
const answer = response(200, secrets.body, {
  "set-cookie": secrets.cookie,
  "x-ms-request-id": "r",
});

test("one line a try, for those who look for it", async () => {
  const logger = recordingLogger();
  await log(logger, false)(guarded, async (sent) => {
    await runtime.sleep(250);
    return scripted(answer).next(sent);
  });
  expect(logger.lines).toEqual([
    `debug: POST /api/data/v9.2/accounts?$select=name&sig=(hidden) 200 ${secrets.body.length} bytes in 250 ms`,
  ]);
});

test("what is thrown and is no error is a failure, and nothing more of it is shown", async () => {
  const logger = recordingLogger();
  const thrown = log(logger, false)(guarded, () => Promise.reject(secrets.body));
  await expect(thrown).rejects.toBe(secrets.body);
  expect(logger.lines.join()).toMatch(/no answer: failure in 0 ms$/);
});

test("with Debug Request for everybody, and with the headers that may be seen", async () => {
  const logger = recordingLogger();
  await log(logger, true)(guarded, scripted(answer).next);
  expect(logger.lines[0]).toMatch(/^info: POST /);
  expect(logger.lines[0]).toContain('"Prefer":"x"');
  expect(logger.lines[0]).toContain('"x-ms-request-id":"r"');
});

test("a failure is a line too, and goes on as it is", async () => {
  const logger = recordingLogger();
  const reset = new Error("the connection was closed");
  await expect(log(logger, false)(guarded, scripted(reset).next)).rejects.toBe(reset);
  expect(logger.lines[0]).toMatch(/no answer: the connection was closed in 0 ms$/);
});

test("nothing secret is in any line", async () => {
  const logger = recordingLogger();
  for (const verbose of [true, false]) {
    await log(logger, verbose)(guarded, scripted(answer).next);
    await log(logger, verbose)(guarded, scripted(new Error("reset")).next).catch(() => undefined);
  }
  expect(logger.lines).toHaveLength(4);
  for (const secret of Object.values(secrets))
    expect(logger.lines.join("\n")).not.toContain(secret);
});
