import { users as people } from "dataverse-sandbox";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const time = useVirtualTime();
const bench = useSandbox();
const { salesperson, disabled } = people;

let strangers = 0;
const stranger = () => {
  strangers += 1;
  return { connection: bench.connection({ fields: { stranger: strangers } }) };
};
const callers = () => bench.requests().map(({ headers }) => headers["mscrmcallerid"]);
const emailOf = (id: string) =>
  String(bench.sandbox.store.read("systemuser", id)?.["internalemailaddress"]);

describe("the user to act for", () => {
  test.each([
    ["an e-mail address", () => emailOf(salesperson.id)],
    ["an e-mail address in other letters", () => emailOf(salesperson.id).toUpperCase()],
    ["a full name with an apostrophe", () => "Siobhán O'Brien"],
  ])("is found by %s, in one request", async (_what, text) => {
    await bench.act("getCurrentUser", { ...stranger(), options: { impersonateUserId: text() } });
    expect(bench.requests()).toHaveLength(2);
    expect(callers()).toEqual([undefined, salesperson.id]);
  });

  test("is remembered for ten minutes", async () => {
    const inputs = { ...stranger(), options: { impersonateUserId: "Siobhán O'Brien" } };
    await bench.act("getCurrentUser", inputs);
    await bench.act("queryEntities", { ...inputs, entityType: "accounts", top: "1" });
    expect(callers()).toEqual([undefined, salesperson.id, salesperson.id]);
    time.advance(600_000);
    await bench.act("getCurrentUser", inputs);
    expect(callers().slice(3)).toEqual([undefined, salesperson.id]);
  });

  test.each([
    ["nobody's name", () => "Nobody Atall", /active user/],
    ["the address of a disabled user", () => emailOf(disabled.id), /active user/],
    ["a GUID with a digit too few", () => salesperson.id.slice(1), /not a GUID/],
  ])("is not %s: nothing is written", async (_what, text, message) => {
    const inputs = { entityType: "accounts", dynamicValues: { name: "x" } };
    const error = await bench.failure("createEntity", {
      ...stranger(),
      ...inputs,
      options: { impersonateUserId: text() },
    });
    expect(error.message).toMatch(/^Impersonate User ID /);
    expect(error.message).toMatch(message);
    expect(bench.requests().filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("is not one of several of a name, whose ids are listed", async () => {
    const twins = [0, 1].map((number) =>
      bench.sandbox.insert("systemuser", {
        firstname: "Twin",
        lastname: "Peaks",
        domainname: `twin${number}@x.example`,
        isdisabled: 0,
      }),
    );
    const inputs = { ...stranger(), options: { impersonateUserId: "twin peaks" } };
    const { message } = await bench.failure("getCurrentUser", inputs);
    for (const id of twins) expect(message).toContain(id);
    expect(bench.requests()).toHaveLength(1);
  });

  test("is not looked up beside a contradiction", async () => {
    await bench.failure("getCurrentUser", {
      ...stranger(),
      options: {
        impersonateUserId: "Siobhán O'Brien",
        impersonateObjectId: salesperson.objectId,
      },
    });
    expect(bench.requests()).toEqual([]);
  });
});
