import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

const time = useVirtualTime();
const bench = useSandbox();
/** Somebody who signed in through the platform: only the token tells who it is. */
const person = (name: string) => ({
  connection: {
    ...bench.connection({ token: { access_token: bench.sandbox.issueToken() } }),
    key: "oauth2",
    fields: { webApiUrl: bench.sandbox.url, person: name },
  },
});

test("requests of one user that hang are no other user's concern", async () => {
  const [one, other] = [person("one"), person("other")];
  const startedMs = time.now();
  bench.sandbox.fault({
    match: { path: "accounts" },
    times: Number.POSITIVE_INFINITY,
    action: { kind: "delay", ms: 400 },
  });
  const busy = Array.from({ length: 20 }, () =>
    bench.act("rawRequestV2", { ...one, url: "accounts?$top=1", method: "GET" }),
  );
  let ended = 0;
  for (const each of busy) each.finally(() => (ended += 1)).catch(() => undefined);
  await bench.act("rawRequestV2", { ...other, url: "WhoAmI", method: "GET" });
  expect(ended).toBe(0);
  expect(time.now()).toBe(startedMs);
  await Promise.all(busy);
});

test("a user's requests beyond the limit wait until others have ended", async () => {
  const one = person("third");
  bench.sandbox.fault({
    match: { path: "accounts" },
    times: 16,
    action: { kind: "delay", ms: 300 },
  });
  const order: string[] = [];
  const busy = Array.from({ length: 16 }, () =>
    bench
      .act("rawRequestV2", { ...one, url: "accounts?$top=1", method: "GET" })
      .then(() => order.push("busy")),
  );
  const late = bench
    .act("rawRequestV2", { ...one, url: "WhoAmI", method: "GET" })
    .then(() => order.push("late"));
  await Promise.all([...busy, late]);
  expect(order[0]).toBe("busy");
});
