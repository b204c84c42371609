import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";

const time = useVirtualTime();
const bench = useSandbox();
const tokenRequests = () => bench.sandbox.requests.filter(({ kind }) => kind === "token");
/** Without a token, and of a tenant address that no test before has used, so that no token is kept. */
let nth = 0;
const unknownToClient = () => {
  nth += 1;
  const tokenUrl = `${bench.sandbox.tokenUrl}?nth=${nth}`;
  return bench.connection({ token: {}, fields: { tokenUrl } });
};
const everyContact = {
  entityType: "contacts",
  fieldNames: ["contactid"],
  fetchAll: "true",
  recordsPerPage: "9",
};

describe("client credentials", () => {
  test("a token refused in the middle of paging is replaced, no row lost or doubled", async () => {
    bench.sandbox.fault({ after: 2, action: { kind: "expireToken" } });
    const { value } = await bench.act<{ value: { contactid: string }[] }>(
      "queryEntities",
      everyContact,
    );
    const ids = bench.sandbox.store
      .select("SELECT contactid FROM contact")
      .map(({ contactid }) => contactid);
    expect(value.map(({ contactid }) => contactid).sort()).toEqual(ids.sort());
    expect(tokenRequests()).toHaveLength(1);
    expect(bench.requests().filter(({ status }) => status === 401).length).toBeGreaterThan(0);
  });

  test("a missing token is fetched, and kept for the next action", async () => {
    const connection = unknownToClient();
    await bench.act("getCurrentUser", { connection });
    expect(tokenRequests()).toHaveLength(1);
    await bench.act("getCurrentUser", { connection });
    expect(tokenRequests()).toHaveLength(1);
    expect(bench.requests().at(-1)?.status).toBe(200);
  });

  test("a token with less than five minutes left is replaced before it fails", async () => {
    const given = bench.sandbox.issueToken({ expiresInSeconds: 240 });
    await bench.act("getCurrentUser", {
      connection: bench.connection({ token: { access_token: given } }),
    });
    expect(bench.requests()).toHaveLength(1);
    expect(bench.requests()[0]?.headers["authorization"]).not.toContain(given);
  });

  test("simultaneous actions share one token request", async () => {
    const connection = unknownToClient();
    await Promise.all(Array.from({ length: 6 }, () => bench.act("getCurrentUser", { connection })));
    expect(tokenRequests()).toHaveLength(1);
    expect(bench.requests().map(({ status }) => status)).toEqual(Array(6).fill(200));
  });

  test("without Scopes the environment's own are asked for", async () => {
    const connection = bench.connection({ token: {}, fields: { scopes: "" } });
    await bench.act("getCurrentUser", { connection });
    expect(tokenRequests()[0]?.body).toContain(encodeURIComponent(`${bench.sandbox.url}/.default`));
  });

  test.each([
    ["clientSecret", "wrong-secret-value", /AADSTS7000215.*Client secret value, not its id/],
    ["clientId", "00000000-0000-0000-0000-00000000dead", /AADSTS700016.*Check Client ID/],
    [
      "scopes",
      "https://org.crm.dynamics.com/user_impersonation",
      /AADSTS(1002012|70011).*\/\.default|AADSTS500011/,
    ],
  ])("a wrong %s is a connection error without the secret", async (field, value, message) => {
    const connection = bench.connection({ token: {}, fields: { [field]: value } });
    const error = await bench.failure("getCurrentUser", { connection });
    expect(error.message).toMatch(message);
    expect(error).toHaveProperty("connection");
    expect(JSON.stringify(error) + error.message + error.stack).not.toContain(
      String(connection.fields["clientSecret"]),
    );
    expect(bench.requests()).toEqual([]);
  });

  test("a token that was just issued and is refused is a connection error", async () => {
    bench.sandbox.fault({
      times: Number.POSITIVE_INFINITY,
      action: { kind: "status", status: 401, body: "" },
    });
    const error = await bench.failure("getCurrentUser", {});
    expect(error).toHaveProperty("connection");
    expect(bench.requests()).toHaveLength(2);
  });
});

describe("authorization code", () => {
  const userFlow = (token: Record<string, unknown>) => ({
    ...bench.connection({ token }),
    key: "oauth2",
  });

  test("a token past its end says to run again", async () => {
    const token = bench.sandbox.issueToken({ expiresInSeconds: 1 });
    time.advance(5_000);
    bench.sandbox.revokeTokens();
    const error = await bench.failure("getCurrentUser", {
      connection: userFlow({ access_token: token }),
    });
    expect(error.message).toMatch(/ran out during the run.*Run again/);
    expect(error).not.toHaveProperty("connection");
    expect(tokenRequests()).toEqual([]);
  });

  test("any other refusal says to reconnect", async () => {
    const token = bench.sandbox.issueToken();
    bench.sandbox.revokeTokens();
    const error = await bench.failure("getCurrentUser", {
      connection: userFlow({ access_token: token }),
    });
    expect(error.message).toMatch(/Reconnect/);
    expect(error).toHaveProperty("connection");
  });

  test("no token yet says to connect", async () => {
    const error = await bench.failure("getCurrentUser", { connection: userFlow({}) });
    expect(error.message).toMatch(/no access token yet/);
  });
});
