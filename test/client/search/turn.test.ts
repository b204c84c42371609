import { makeCaches } from "../../../src/client/caches/caches";
import { delayTurns, takeTurn } from "../../../src/client/search/turn";
import type { Session } from "../../../src/client/session/session";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const sessionOf = (own: Partial<Session> = {}) =>
  ({
    environment: { origin: "https://contoso.crm4.dynamics.com", apiRoot: "" },
    identity: "jane",
    caches: makeCaches(),
    ...own,
  }) as Session;

test("turns of a user are a second apart, and the first one does not wait", async () => {
  const session = sessionOf();
  await Promise.all([1, 2, 3].map(() => takeTurn(session, "Searching")));
  expect(time.sleeps).toEqual([1_020, 1_020]);
  time.advance(600);
  await takeTurn(session, "Searching");
  expect(time.sleeps.at(-1)).toBe(420);
  time.advance(5_000);
  await takeTurn(session, "Searching");
  expect(time.sleeps).toHaveLength(3);
});

test("other users and other environments have turns besides", async () => {
  const session = sessionOf();
  const others = [
    { identity: "ann" },
    { environment: { origin: "https://fabrikam.crm4.dynamics.com", apiRoot: "" } },
  ];
  await takeTurn(session, "Searching");
  for (const other of others) await takeTurn({ ...session, ...other }, "Searching");
  expect(time.sleeps).toEqual([]);
});

test("whoever comes after a search that was refused as too much waits as long", async () => {
  const session = sessionOf();
  const told = delayTurns(session);
  told({ kind: "sent" });
  told({ kind: "waits", ms: 9_000, throttled: false });
  await takeTurn(session, "Searching");
  expect(time.sleeps).toEqual([]);
  told({ kind: "waits", ms: 7_000, throttled: true });
  await takeTurn(session, "Searching");
  expect(time.sleeps).toEqual([8_020]);
});

test("a turn after the end of the run is refused, and taken from nobody", async () => {
  const session = sessionOf({ endsMs: time.now() + 2_500 });
  for (const _ of [1, 2]) await takeTurn(session, "Searching");
  await expect(takeTurn(session, "Searching")).rejects.toMatchObject({
    outcome: "notDone",
    message: expect.stringContaining("one search a second of a user"),
  });
  const later = { ...session, endsMs: time.now() + 9_000 };
  await takeTurn(later, "Searching");
  expect(time.sleeps).toEqual([1_020, 1_020]);
});
