import { openSession } from "../../../src/client/openSession";
import { runtime } from "../../../src/client/runtime";
import { validateConnection } from "../../../src/client/validation/validateConnection";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";
import { recordingLogger } from "../fakes";

const time = useVirtualTime();
const bench = useSandbox();

test.each([
  [5_000, 0],
  [600_000, 3],
])("a run that ends in %p ms waits %p times for a token", async (leftMs, waits) => {
  const action = { kind: "throttle", retryAfter: 20 } as const;
  bench.sandbox.fault({ match: { token: true }, times: 9, action });
  const connection = bench.connection({
    token: {},
    fields: { clientId: `own ${leftMs}` },
  });
  const session = () => ({
    ...openSession(connection, { logger: recordingLogger() } as never),
    endsMs: runtime.now() + leftMs,
  });
  const { ok, steps } = await validateConnection(connection, {}, session);
  expect([ok, steps[1]?.ok]).toEqual([false, false]);
  expect(time.sleeps).toHaveLength(waits);
});
