import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();
type Row = Record<string, unknown>;
const writes = () => bench.requests().filter(({ method }) => method !== "GET");

describe("empty text", () => {
  const update = async (emptyValues: string | undefined, more: Row = {}) => {
    const entityId = bench.sandbox.insert("account", { name: "Kept", description: "Kept" });
    return bench.act<Row>("updateEntity", {
      entityType: "accounts",
      entityId,
      dynamicValues: { name: "New", description: "" },
      options: { emptyValues },
      ...more,
    });
  };

  test("is a value of a text column, unless it is left out there too", async () => {
    expect((await update(undefined))["description"]).toBeNull();
    expect((await update("clear"))["description"]).toBeNull();
    expect((await update("omitAll"))["description"]).toBe("Kept");
    expect(JSON.parse(writes().at(-1)?.body ?? "")).toEqual({ name: "New" });
  });

  test("that is left out does not win over Dynamic Values", async () => {
    const parent = bench.sandbox.insert("account", { name: "Parent" });
    const create = (key: string, emptyValues = "omit") =>
      bench.act<Row>("createEntity", {
        entityType: "accounts",
        dynamicValues: { name: "x", parentaccountid: parent },
        fieldValues: [{ key, value: "" }],
        options: { emptyValues },
      });
    for (const key of ["parentaccountid", "parentaccountid@odata.bind", "_parentaccountid_value"]) {
      expect((await create(key))["_parentaccountid_value"]).toBe(parent);
    }
    expect((await create("parentaccountid", "clear"))["_parentaccountid_value"]).toBeNull();
    expect((await create("name"))["name"]).toBeNull();
    expect((await create("name", "omitAll"))["name"]).toBe("x");
  });
});

describe("parties of an e-mail", () => {
  let contact = "";
  let user = "";
  beforeAll(() => {
    contact = bench.sandbox.insert("contact", { firstname: "Paula", lastname: "Party" });
    user = String(bench.sandbox.store.find("systemuser", {})[0]?.["systemuserid"]);
  });
  const partiesOf = async (values: Row) => {
    const email = await bench.act<Row>("createEntity", {
      entityType: "emails",
      dynamicValues: { subject: "x", ...values },
    });
    return bench.sandbox.store
      .find("activityparty", { activityid: String(email["activityid"]) })
      .map(({ partyid, addressused, participationtypemask }) => [
        participationtypemask,
        partyid ?? addressused,
      ])
      .sort();
  };

  test("in every form", async () => {
    expect(
      await partiesOf({
        from: `systemusers(${user})`,
        to: [{ table: "contact", name: "Paula Party" }, "Jane <jane@x.com>"],
        cc: null,
        bcc: `"Doe, Jane" <doe@x.com>; contacts(${contact}), b@x.com`,
      }),
    ).toEqual(
      [
        [1, user],
        [2, contact],
        [2, "jane@x.com"],
        [4, "doe@x.com"],
        [4, contact],
        [4, "b@x.com"],
      ].sort(),
    );
    expect(await partiesOf({ to: JSON.stringify({ table: "contact", id: contact }) })).toEqual([
      [2, contact],
    ]);
  });

  test("stay beside rows of the collection, in whichever order they come", async () => {
    const rows = {
      email_activity_parties: [
        { "partyid_contact@odata.bind": `contacts(${contact})`, participationtypemask: 3 },
      ],
    };
    const both = [
      [2, "a@b.co"],
      [3, contact],
    ];
    expect(await partiesOf({ to: "a@b.co", ...rows })).toEqual(both);
    expect(await partiesOf({ ...rows, to: "a@b.co" })).toEqual(both);
  });

  test.each([[[null]], [["a@b.co", null]], [[["a@b.co"]]], [[{}]], [5]])(
    "what is no party is told the forms that a party has, and no others: %j",
    async (to) => {
      const { message } = await bench.failure("createEntity", {
        entityType: "emails",
        dynamicValues: { subject: "x", to },
      });
      expect(message).toMatch(/to: .*expected.*e-mail addresses/);
      expect(message).not.toMatch(/or null/);
    },
  );

  test.each(["Jane", { table: "contact", name: "Nobody" }, {}, 5])("%j is refused", async (to) => {
    const error = await bench.failure("createEntity", {
      entityType: "emails",
      dynamicValues: { subject: "x", to },
    });
    expect(error.message).toMatch(/to: /);
    expect(writes()).toEqual([]);
  });
});
