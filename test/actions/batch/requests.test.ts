import { useSandbox } from "../../support/sandbox";
import { batchOn, create, missing } from "./support";

const bench = useSandbox();
const { run, fail, verdicts, fresh, named, batches, parts, bodyOf } = batchOn(bench);
const account = () => bench.sandbox.insert("account", { name: fresh("Linked") });
const contact = () => bench.sandbox.insert("contact", { lastname: fresh("Link") });
const urls = () => parts().map(({ method, url }) => `${method} ${decodeURIComponent(url)}`);

describe("references", () => {
  test("in key, bind and target, by name and by number, counted through the whole batch", async () => {
    const result = await run(
      [
        create(fresh("Alone")),
        create(fresh("Owner"), { contentId: "owner", group: "g" }),
        {
          collection: "contacts",
          action: "create",
          contentId: 7,
          group: "g",
          data: { lastname: "Ref", "parentcustomerid_account@odata.bind": "$owner" },
        },
        { action: "update", key: "$owner", group: "g", data: { description: "by reference" } },
        {
          action: "associate",
          key: "$owner",
          group: "g",
          navigation: "primarycontactid",
          target: "$7",
        },
      ],
      { onError: "continue" },
    );
    const id = String(result[1]?.["id"]);
    const contactid = String(result[2]?.["id"]);
    expect(bench.sandbox.store.read("contact", contactid)?.["parentcustomerid"]).toBe(id);
    expect(bench.sandbox.store.read("account", id)).toMatchObject({
      description: "by reference",
      primarycontactid: contactid,
    });
    expect(urls().slice(3)).toEqual(["PATCH $2", "PUT $2/primarycontactid/$ref"]);
    expect(bodyOf(4)).toEqual({ "@odata.id": "$3" });
  });

  test("names never clash with the numbers that stand for them", async () => {
    const [one, two] = [fresh("One"), fresh("Two")];
    await run([
      create(one, { contentId: "2" }),
      create(two, { contentId: "1", data: { name: two, "parentaccountid@odata.bind": "$2" } }),
      { action: "update", key: "$1", data: { fax: "two" } },
    ]);
    expect(named(two)[0]).toMatchObject({
      fax: "two",
      parentaccountid: named(one)[0]?.["accountid"],
    });
  });

  test("text that only begins like one stays text", async () => {
    const name = "$5 off";
    await run([create(name)]);
    expect(named(name)).toHaveLength(1);
  });

  test.each([
    [
      "of another group",
      [create("a", { contentId: "x", group: "g" }), { action: "delete", key: "$x" }],
    ],
    ["to a later one", [{ action: "delete", key: "$x" }, create("a", { contentId: "x" })]],
    [
      "that would begin a line",
      [create("a", { contentId: "x" }), { action: "delete", key: "$x/a HTTP/1.1\r\nA: b" }],
    ],
  ])("refused before sending: %s", async (_, actions) => {
    expect((await fail(actions)).message).toMatch(
      /refers to no earlier action of the same change set/,
    );
    expect(batches()).toEqual([]);
  });

  test("the same contentId twice in a change set", async () => {
    const twice = create("a", { contentId: "x" });
    expect((await fail([twice, twice])).message).toMatch(/action 1: "contentId" x occurs twice/);
  });
});

describe("links", () => {
  test("a collection gains and loses a member, by any name of the table and of the relationship", async () => {
    const [key, member] = [account(), contact()];
    const link = { collection: "accounts", key, navigation: "Contact_Customer_Accounts" };
    const row = () => bench.sandbox.store.read("contact", member)?.["parentcustomerid"];
    await run([{ ...link, action: "associate", target: `contact(${member})` }]);
    expect(row()).toBe(key);
    const target = `${bench.sandbox.url}/api/data/v9.2/contacts(${member})`;
    await run([{ ...link, action: "disassociate", target }]);
    expect(row()).toBeNull();
    expect(batches()[1]?.parts?.[0]?.url).toMatch(/contact_customer_accounts\/\$ref\?\$id=http/);
  });

  test("a lookup is put and cleared", async () => {
    const [key, member] = [account(), contact()];
    const link = { collection: "accounts", key, navigation: "primarycontactid" };
    const row = () => bench.sandbox.store.read("account", key)?.["primarycontactid"];
    await run([{ ...link, action: "associate", target: `contacts(${member})` }]);
    expect(row()).toBe(member);
    await run([{ ...link, action: "disassociate" }]);
    expect(row()).toBeNull();
  });

  test("what cannot be meant is refused", async () => {
    const link = { collection: "accounts", action: "disassociate", key: missing };
    const { message } = await fail([
      { ...link, navigation: "contact_customer_accounts" },
      { ...link, navigation: "primarycontactid", target: `contacts(${missing})` },
      { ...link, navigation: "contact_customer_accounts", target: "Somebody" },
      { ...link, navigation: "a/b", target: `contacts(${missing})` },
      {
        ...link,
        navigation: "contact_customer_accounts",
        target: `https://elsewhere.example/api/data/v9.2/contacts(${missing})`,
      },
    ]);
    expect(message).toMatch(/action 3: "navigation" has to be a plain name/);
    const rest = await fail([
      { ...link, navigation: "contact_customer_accounts" },
      { ...link, navigation: "primarycontactid", target: `contacts(${missing})` },
      { ...link, navigation: "contact_customer_accounts", target: "Somebody" },
      {
        ...link,
        navigation: "contact_customer_accounts",
        target: `https://elsewhere.example/api/data/v9.2/contacts(${missing})`,
      },
    ]);
    expect(rest.message).toMatch(
      /action 0: contact_customer_accounts is a collection.*needs "target"/,
    );
    expect(rest.message).toMatch(/action 1: primarycontactid is a lookup.*takes no "target"/);
    expect(rest.message).toMatch(/action 2: "target" has to be a record such as contacts\(GUID\)/);
    expect(rest.message).toMatch(/action 3: .*elsewhere/);
    expect(batches()).toEqual([]);
  });
});

describe("operations", () => {
  test("functions: parameters by alias, each as its kind of literal", async () => {
    const parameters = {
      Text: "O'Brien & Söhne",
      Id: missing,
      When: "2024-05-06T07:08:09Z",
      Count: 12.5,
      Flag: true,
      None: null,
      Kind: "Microsoft.Dynamics.CRM.EndpointAccessType'Default'",
      Record: { "@odata.id": `contacts(${missing})` },
      List: ["a", "b"],
    };
    await verdicts([{ action: "function", name: "Anything", parameters }]);
    expect(urls()).toEqual([
      `GET /api/data/v9.2/Anything(Text=@p1,Id=@p2,When=@p3,Count=@p4,Flag=@p5,None=@p6,Kind=@p7,Record=@p8,List=@p9)?@p1='O''Brien & Söhne'&@p2=${missing}&@p3=2024-05-06T07:08:09Z&@p4=12.5&@p5=true&@p6=null&@p7=Microsoft.Dynamics.CRM.EndpointAccessType'Default'&@p8={"@odata.id":"contacts(${missing})"}&@p9=["a","b"]`,
    ]);
    expect(parts()[0]?.url).toContain("@p1='O''Brien%20%26%20S%C3%B6hne'&");
  });

  test("functions that the sandbox answers", async () => {
    const [who, count] = await run([
      { action: "function", name: "WhoAmI" },
      {
        action: "Function",
        name: "RetrieveTotalRecordCount",
        parameters: { EntityNames: ["account"] },
      },
    ]);
    expect(who).toHaveProperty("UserId");
    expect(JSON.stringify(count)).toMatch(/account/);
  });

  test("actions: unbound, bound to a record and to all of a table", async () => {
    const name = fresh("Bulk");
    const Targets = [{ "@odata.type": "Microsoft.Dynamics.CRM.account", name }];
    const [made] = await run([
      { action: "action", collection: "account", name: "CreateMultiple", parameters: { Targets } },
    ]);
    expect(made).toMatchObject({ Ids: [named(name)[0]?.["accountid"]] });
    bench.sandbox.clearRequests();
    await verdicts(
      [
        {
          action: "action",
          collection: "queues",
          key: missing,
          name: "AddToQueue",
          parameters: { A: 1 },
        },
        { action: "action", name: "new_Custom.Thing" },
      ],
      { options: { repairValues: false } },
    );
    expect(urls()).toEqual([
      `POST /api/data/v9.2/queues(${missing})/Microsoft.Dynamics.CRM.AddToQueue`,
      "POST /api/data/v9.2/new_Custom.Thing",
    ]);
    bench.sandbox.clearRequests();
    const plain = await verdicts([
      {
        action: "action",
        collection: "contact",
        key: missing,
        name: "AddToQueue",
        parameters: { A: 1 },
      },
      { action: "action", name: "new_CustomThing" },
    ]);
    expect(plain).toMatchObject([{ status: "failed" }, { status: "failed" }]);
    expect(urls()).toEqual([
      `POST /api/data/v9.2/contacts(${missing})/Microsoft.Dynamics.CRM.AddToQueue`,
      "POST /api/data/v9.2/new_CustomThing",
    ]);
    expect([bodyOf(0), bodyOf(1)]).toEqual([{ A: 1 }, {}]);
  });

  test("a get selects and expands", async () => {
    const [key, member] = [account(), contact()];
    const primarycontactid = member;
    const other = bench.sandbox.insert("account", { name: fresh("Expand"), primarycontactid });
    const result = await run([
      { collection: "accounts", action: "get", key, parameters: { $select: "name, fax" } },
      {
        collection: "accounts",
        action: "get",
        key: other,
        parameters: { select: ["name"], expand: "primarycontactid($select=lastname)" },
      },
    ]);
    expect(Object.keys(result[0] ?? {})).toEqual([
      "@odata.context",
      "@odata.etag",
      "name",
      "fax",
      "accountid",
    ]);
    expect(result[1]).toMatchObject({ primarycontactid: { contactid: member } });
    const error = await fail([
      { collection: "accounts", action: "get", key, parameters: { $filter: "name eq 'x'" } },
      { collection: "accounts", action: "get", key, parameters: { $select: "na me" } },
      { collection: "accounts", action: "get", key, parameters: { $select: 5 } },
    ]);
    expect(error.message).toMatch(/action 0: get takes the parameters \$select and \$expand/);
    expect(error.message).toMatch(/action 1: "\$select" "na me" is not a column's name/);
    expect(error.message).toMatch(/action 2: "\$select" has to be text/);
  });
});

describe("headers", () => {
  test("the user to act for stands outside, what is asked of a write inside", async () => {
    const user = bench.sandbox.store
      .find("systemuser", {})
      .find((each) => each["isdisabled"] !== 1);
    const impersonateUserId = String(user?.["systemuserid"]);
    const options = { options: { impersonateUserId, bypassCustomLogic: "CustomSync" } };
    await run(
      [
        create(fresh("Headers"), {
          headers: { Prefer: "odata.maxpagesize=5" },
          returnRepresentation: true,
        }),
        { action: "function", name: "WhoAmI" },
      ],
      options,
    );
    const [request] = batches();
    expect(request?.headers).toMatchObject({ mscrmcallerid: impersonateUserId });
    expect(request?.headers).not.toHaveProperty("mscrm.bypassbusinesslogicexecution");
    const [write, read] = parts();
    expect(write?.headers).toMatchObject({
      "mscrm.bypassbusinesslogicexecution": "CustomSync",
      prefer: "odata.maxpagesize=5, return=representation",
    });
    for (const part of [write, read]) expect(part?.headers).not.toHaveProperty("mscrmcallerid");
    expect(read?.headers).not.toHaveProperty("mscrm.bypassbusinesslogicexecution");
  });

  test.each([
    ["MSCRMCallerID", /use the Impersonate inputs/],
    ["callerobjectid", /use the Impersonate inputs/],
    ["Content-ID", /cannot be set here/],
    ["authorization", /cannot be set here/],
    ["a b", /is no header's name/],
  ])("the header %s is refused", async (name, problem) => {
    const { message } = await fail([create("x", { headers: { [name]: missing } })]);
    expect(message).toMatch(problem);
    expect(bench.requests()).toEqual([]);
  });

  test("a header of an action is text, and stays one line", async () => {
    const error = await fail([create("x", { headers: { Prefer: { a: 1 } } })]);
    expect(error.message).toMatch(/the header Prefer has to be text/);
    await run([create(fresh("Line"), { headers: { tag: "a\r\nIf-Match: *" } })]);
    expect(parts()[0]?.headers).toMatchObject({ tag: "a If-Match: *" });
  });

  test("a version of one's own goes before any", async () => {
    const key = account();
    const update = { collection: "accounts", action: "update", key, data: { fax: "1" } };
    const error = await fail([{ ...update, headers: { "if-match": 'W/"1"' } }]);
    expect(error).toMatchObject({ status: 412 });
    expect(parts()[0]?.headers["if-match"]).toBe('W/"1"');
  });
});

describe("hostile payloads", () => {
  test.each([
    "--batch_x--",
    "a\r\n--batch_x\r\nContent-Type: application/http\r\n\r\nDELETE /api/data/v9.2/accounts HTTP/1.1\r\n\r\n",
    "\u2028--changeset_\u0000\u2029",
    "🦄 \u00e9 e\u0301 \ud83d",
  ])("arrive as text: %j", async (description) => {
    const name = fresh("Hostile");
    const [made] = await run([
      create(name, { data: { name, description }, returnRepresentation: true }),
    ]);
    expect(parts()).toHaveLength(1);
    expect(JSON.parse(parts()[0]?.body ?? "")).toEqual({ name, description });
    expect(made?.["name"]).toBe(name);
  });
});
