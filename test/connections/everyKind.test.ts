import { users } from "dataverse-sandbox";
import { forgetTokens } from "../support/forget";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { kinds } from "./kinds";

const time = useVirtualTime();
const bench = useSandbox({ clock: () => time.now() });
const { app, certificate, user, tokenRequests } = kinds(bench);
beforeEach(() => forgetTokens());

const token = () => bench.sandbox.issueToken({ userId: users.administrator.id });
const applications: [string, () => object][] = [
  ["environmentApp", () => app()],
  ["environmentCertificate", () => certificate()],
  ["clientCredentials", () => bench.connection()],
];
const people: [string, () => object][] = [
  ["environmentUser", () => user(token())],
  ["oauth2", () => ({ ...bench.connection({ token: { access_token: token() } }), key: "oauth2" })],
];
const contactIds = () =>
  bench.sandbox.store
    .select("SELECT contactid FROM contact")
    .map(({ contactid }) => String(contactid))
    .sort();
const paging = (connection: object) =>
  bench.act<{ value: { contactid: string }[] }>("queryEntities", {
    connection,
    entityType: "contacts",
    fieldNames: ["contactid"],
    fetchAll: "true",
    recordsPerPage: "9",
  });
const NAMES = Array.from({ length: 250 }, (_, nth) => `Row ${nth}`);
const bulk = (connection: object, prefix: string) => ({
  connection,
  entityType: "accounts",
  records: NAMES.map((name) => ({ name: `${prefix} ${name}` })),
  batchSize: "50",
});
const stored = (prefix: string) =>
  bench.sandbox.store
    .select("SELECT name FROM account")
    .map(({ name }) => String(name))
    .filter((name) => name.startsWith(`${prefix} `))
    .sort();

describe.each(applications)("%s: a token that ends in the middle", (kind, connection) => {
  test("of paging is replaced once, and no row is lost or doubled", async () => {
    await bench.act("getCurrentUser", { connection: connection() });
    const before = tokenRequests().length;
    bench.sandbox.fault({ after: 2, action: { kind: "expireToken" } });
    const { value } = await paging(connection());
    expect(value.map(({ contactid }) => contactid).sort()).toEqual(contactIds());
    expect(tokenRequests()).toHaveLength(before + 1);
  });

  test("of a bulk create is replaced once, and no row is lost or doubled", async () => {
    await bench.act("getCurrentUser", { connection: connection() });
    const before = tokenRequests().length;
    bench.sandbox.fault({
      match: { method: "POST", path: /account|\$batch/i },
      after: 1,
      action: { kind: "expireToken" },
    });
    await bench.act("bulkCreateEntities", bulk(connection(), kind));
    expect(stored(kind)).toEqual(NAMES.map((name) => `${kind} ${name}`).sort());
    expect(tokenRequests()).toHaveLength(before + 1);
  });
});

describe.each(people)("%s: a token that ends in the middle", (kind, connection) => {
  test("of paging is an error that gives no part for the whole, and asks for no token", async () => {
    const given = connection();
    bench.sandbox.fault({ after: 2, action: { kind: "expireToken" } });
    await expect(paging(given)).rejects.toThrow(/401/);
    expect(tokenRequests()).toEqual([]);
  });

  test("of a bulk create: what was not stored is said of each row, and none is doubled", async () => {
    const given = connection();
    bench.sandbox.fault({
      match: { method: "POST", path: /account|\$batch/i },
      after: 1,
      action: { kind: "expireToken" },
    });
    const said = await bench.act<unknown>("bulkCreateEntities", bulk(given, kind)).then(
      (answer) => JSON.stringify(answer),
      (error: unknown) => String(error),
    );
    expect(said).toMatch(/401|token/);
    const names = stored(kind);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeLessThan(NAMES.length);
    expect(tokenRequests()).toEqual([]);
  });
});

test("connections of every kind at once: none is sent the token of another", async () => {
  const all = [...applications, ...people].map(([, connection]) => connection());
  const [, , , person, other] = await Promise.all(
    all.map((connection) => bench.act<{ UserId: string }>("getCurrentUser", { connection })),
  );
  expect([person?.UserId, other?.UserId]).toEqual([users.administrator.id, users.administrator.id]);
  const sent = bench.requests().flatMap(({ headers }) => headers["authorization"] ?? []);
  expect(new Set(sent).size).toBe(all.length);
});

test("a secret that is rotated while the process runs: the kept token is not used for the new one", async () => {
  const { clientId, clientSecret } = bench.sandbox;
  await bench.act("getCurrentUser", { connection: app() });
  bench.sandbox.register({ clientId, secrets: [{ value: clientSecret }, { value: "new~secret" }] });
  await bench.act("getCurrentUser", { connection: app({ clientSecret: "new~secret" }) });
  const secrets = tokenRequests().map(({ body }) => new URLSearchParams(body).get("client_secret"));
  expect(secrets).toEqual([clientSecret, "new~secret"]);
});
