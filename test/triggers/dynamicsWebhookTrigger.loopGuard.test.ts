import type { FaultAction } from "dataverse-sandbox";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { contactUpdate, context, cut, ids, request } from "./payloads";
import { webhook } from "./run";

const bench = useSandbox({ seed: "empty" });
const trigger = webhook();
const time = useVirtualTime();
const given = request(contactUpdate({ InitiatingUserId: ids.caller }));

const ignored = (reason: RegExp) => ({
  branch: "URL Validation / Heartbeat",
  response: { statusCode: 200, contentType: "text/plain" },
  payload: {
    ignored: true,
    ignoredBecause: expect.stringMatching(reason),
    event: { primaryId: ids.contact },
  },
});

describe("Ignore Users", () => {
  test.each([
    ["the user in whose name the change was made", [ids.user]],
    ["the user who asked for it", `{${ids.caller.toUpperCase()}}`],
    ["one of several", `${ids.list}, ${ids.user}`],
  ])("stops the changes of %s", async (_, ignoreUsers) => {
    expect(await trigger.run(given, { options: { ignoreUsers } })).toMatchObject(
      ignored(/Ignore Users/),
    );
    expect(trigger.lines.at(-1)).toMatch(/info: .*An event was ignored/);
  });

  test("lets others through", async () => {
    const answer = await trigger.run(given, { options: { ignoreUsers: [ids.list] } });
    expect(answer).toMatchObject({ branch: "Event", payload: { ignored: false } });
  });

  test("takes GUIDs only", async () => {
    const error = await trigger.refusal(given, { options: { ignoreUsers: ["Jim"] } });
    expect(error.message).toBe('Ignore Users takes GUIDs of users, not "Jim".');
  });
});

describe("Max Depth", () => {
  const deep = request(contactUpdate({ Depth: 2 }));

  test("stops what lies deeper, and only that", async () => {
    expect(await trigger.run(deep, { options: { maxDepth: "1" } })).toMatchObject(
      ignored(/depth is 2.*is 1/),
    );
    expect((await trigger.run(deep, { options: { maxDepth: "2" } })).branch).toBe("Event");
    expect((await trigger.run(deep, { options: { maxDepth: "" } })).branch).toBe("Event");
  });

  test("takes no number below 1", async () => {
    const error = await trigger.refusal(deep, { options: { maxDepth: "0" } });
    expect(error.message).toBe('Max Depth takes a whole number from 1, not "0".');
  });
});

describe("Ignore Own Changes", () => {
  /** A connection that no other test has asked about. */
  const ownConnection = (name: string) =>
    bench.connection({ fields: { webApiUrl: bench.sandbox.url, name } });

  const own = async () => {
    const { UserId } = await bench.act<{ UserId: string }>("getCurrentUser", {});
    bench.sandbox.clearRequests();
    return request(contactUpdate({ UserId: ids.list, InitiatingUserId: UserId.toUpperCase() }));
  };

  test("stops the changes of the connection's user, and asks once who that is", async () => {
    const mine = await own();
    for (const connection of [ownConnection("once"), ownConnection("once")]) {
      const inputs = { ignoreOwnChanges: "true", connection };
      expect(await trigger.run(mine, inputs)).toMatchObject(ignored(/the user of the connection/));
      const other = await trigger.run(given, inputs);
      expect(other).toMatchObject({ branch: "Event", payload: { event: { own: false } } });
    }
    expect(bench.requests().map(({ path }) => path)).toEqual(["/api/data/v9.2/WhoAmI"]);
  });

  test("asks again for another connection, and for another person's token", async () => {
    const person = (userId: string) => ({
      ...bench.connection({ token: { access_token: bench.sandbox.issueToken({ userId }) } }),
      key: "oauth2",
    });
    const users = bench.sandbox.store
      .find("systemuser", {})
      .map(({ systemuserid }) => systemuserid);
    const [first, second] = users.map(String);
    expect(second).toBeDefined();
    for (const userId of [String(first), String(second)]) {
      const mine = request(contactUpdate({ UserId: userId, InitiatingUserId: userId }));
      const inputs = { ignoreOwnChanges: true, connection: person(userId) };
      expect(await trigger.run(mine, inputs)).toMatchObject(ignored(/the user of the connection/));
    }
    expect(bench.requests()).toHaveLength(2);
  });

  test("without a connection is told, and nothing runs", async () => {
    const error = await trigger.refusal(given, { ignoreOwnChanges: "true" });
    expect(error.message).toBe("Ignore Own Changes takes a Connection, and none is set.");
  });

  test.each<[string, FaultAction]>([
    ["throttled", { kind: "throttle", retryAfter: 300 }],
    ["down", { kind: "status", status: 503 }],
    ["silent", { kind: "hang" }],
    ["out of reach", { kind: "reset" }],
    ["another server", { kind: "malformed", body: "<html>", contentType: "text/html" }],
    ["odd", { kind: "malformed", body: '{"BusinessUnitId":"x"}', contentType: "application/json" }],
  ])(
    "lets the event pass within 20 s when the environment is %s, and says so",
    async (name, action) => {
      const mine = await own();
      const inputs = { ignoreOwnChanges: "true", connection: ownConnection(name) };
      bench.sandbox.fault({ times: Number.POSITIVE_INFINITY, action });
      const begun = time.now();
      expect(await trigger.run(mine, inputs)).toMatchObject({
        branch: "Event",
        payload: { ignored: false, event: { own: "unknown" } },
      });
      expect(time.now() - begun).toBeLessThanOrEqual(20_000);
      expect(trigger.lines.join()).toMatch(/warn: .*could not be found out/);
      const deep = { ...inputs, options: { maxDepth: "1" } };
      const chained = request(contactUpdate({ Depth: 2 }));
      expect(await trigger.run(chained, deep)).toMatchObject(ignored(/depth is 2/));
      bench.sandbox.clearFaults();
      expect(await trigger.run(mine, inputs)).toMatchObject({
        ...ignored(/the user of the connection/),
        payload: { event: { own: true } },
      });
    },
  );

  test("does not let an event through unjudged, nor remember a failure", async () => {
    const mine = await own();
    const inputs = { ignoreOwnChanges: "true", connection: ownConnection("failing") };
    const action = {
      kind: "status",
      status: 403,
      body: { code: "0x80072560", message: "No." },
    } as const;
    bench.sandbox.fault({ action });
    await expect(trigger.run(mine, inputs)).rejects.toThrow(/403/);
    expect(await trigger.run(mine, inputs)).toMatchObject(ignored(/the user of the connection/));
  });

  test("asks nobody for what is ignored anyway, and reads no row again for it", async () => {
    const inputs = {
      ignoreOwnChanges: true,
      options: { maxDepth: 1 },
      connection: ownConnection("idle"),
    };
    const answer = await trigger.run(request(cut({ Depth: 3 })), inputs);
    expect(answer).toMatchObject(ignored(/depth is 3/));
    expect(bench.requests()).toEqual([]);
  });
});

test("a depth or a user that is not said stops nothing", async () => {
  const vague = request(context({ Depth: null, UserId: null, InitiatingUserId: null }));
  const inputs = { options: { maxDepth: 1, ignoreUsers: [ids.user] } };
  expect((await trigger.run(vague, inputs)).branch).toBe("Event");
});
