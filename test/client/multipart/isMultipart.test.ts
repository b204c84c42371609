import { retry } from "../../../src/client/http/policies/retry";
import { waitBudget } from "../../../src/client/http/waits";
import { isMultipart } from "../../../src/client/multipart/isMultipart";
import { useVirtualTime } from "../../support/time";
import { recordingLogger, request, response } from "../fakes";

useVirtualTime();
const throttled = response(429, "", { "content-type": "multipart/mixed; boundary=x" });

describe("a multipart answer", () => {
  test("is known by its type", () => {
    expect(isMultipart(throttled)).toBe(true);
    expect(isMultipart(response(503, { error: { code: "0x1", message: "m" } }))).toBe(false);
  });

  test("to writes stands whatever its status; the retry table has the others", async () => {
    const sent: number[] = [];
    const policy = retry(waitBudget(60_000), recordingLogger());
    const batch = request({ method: "POST", idempotency: "never", partial: true });
    const answers = [throttled, response(429, { error: { code: "0x1", message: "m" } }), throttled];
    const run = () =>
      policy(batch, async () => {
        const answer = answers[sent.length] ?? throttled;
        sent.push(answer.status);
        return answer;
      });
    expect(await run()).toMatchObject({ status: 429 });
    expect(sent).toEqual([429]);
    expect(await run()).toMatchObject({ headers: throttled.headers });
    expect(sent).toEqual([429, 429, 429]);
  });
});
