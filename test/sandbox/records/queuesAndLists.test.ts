import { useApi } from "../support/api";

const api = useApi({ seed: "believable" });

type Row = Record<string, unknown>;

async function rows(path: string): Promise<Row[]> {
  return (await api.send("GET", path)).body["value"] as Row[];
}

async function row(path: string): Promise<Row> {
  return (await api.send("GET", path)).body;
}

describe("an item of a queue", () => {
  it("has the title and the type of its object, and says since when it is there", async () => {
    const task = await api.create("tasks", { subject: "Call the depot" });
    const [queue] = await rows("queues?$filter=name eq 'Support'&$select=queueid");
    const id = await api.create("queueitems", {
      "queueid@odata.bind": `/queues(${queue?.["queueid"]})`,
      "objectid_task@odata.bind": `/tasks(${task})`,
    });
    const item = await row(`queueitems(${id})`);
    expect(item).toMatchObject({
      title: "Call the depot",
      objecttypecode: 4212,
      _objectid_value: task,
      _workerid_value: null,
      statecode: 0,
    });
    expect(item["enteredon"]).toBe(item["createdon"]);
    const worker = { "workerid_systemuser@odata.bind": `/systemusers(${item["_ownerid_value"]})` };
    expect((await api.send("PATCH", `queueitems(${id})`, { body: worker })).status).toBe(204);
    expect(
      await row(`queueitems(${id})?$expand=workerid_systemuser($select=fullname)`),
    ).toMatchObject({
      title: "Call the depot",
      workerid_systemuser: { fullname: expect.any(String) },
    });
    await api.send("DELETE", `tasks(${task})`);
    expect((await api.send("GET", `queueitems(${id})`)).status).toBe(404);
  });

  it("may name its object as an activity of whichever kind", async () => {
    const task = await api.create("tasks", { subject: "Anything" });
    const [queue] = await rows("queues?$filter=name eq 'Support'&$select=queueid");
    const id = await api.create("queueitems", {
      "queueid@odata.bind": `/queues(${queue?.["queueid"]})`,
      "objectid_activitypointer@odata.bind": `/activitypointers(${task})`,
    });
    expect(await row(`queueitems(${id})?$expand=objectid_task($select=subject)`)).toMatchObject({
      title: "Anything",
      objectid_task: { subject: "Anything" },
    });
  });
});

describe("a marketing list", () => {
  it("has its members through the relationship and as rows of a table, and counts them", async () => {
    const list = await api.create("lists", { listname: "Guests", createdfromcode: 2 });
    const contact = await api.create("contacts", { lastname: "Núñez" });
    const target = `${api.sandbox.url}/api/data/v9.2/contacts(${contact})`;
    const path = `lists(${list})/listcontact_association/$ref`;
    expect((await api.send("POST", path, { body: { "@odata.id": target } })).status).toBe(204);
    expect(await rows(`lists(${list})/listcontact_association?$select=lastname`)).toMatchObject([
      { lastname: "Núñez" },
    ]);
    expect(
      await rows(`contacts(${contact})/listcontact_association?$select=listname`),
    ).toMatchObject([{ listname: "Guests" }]);
    const [member] = await rows(`listmembers?$filter=_listid_value eq ${list}`);
    expect(member).toMatchObject({ _entityid_value: contact, entitytype: "contact" });
    expect((await row(`lists(${list})?$select=membercount`))["membercount"]).toBe(1);
    await api.send("DELETE", `listmembers(${member?.["listmemberid"]})`);
    expect((await row(`lists(${list})?$select=membercount`))["membercount"]).toBe(0);
    expect(await rows(`lists(${list})/listcontact_association`)).toEqual([]);
  });

  it("says of a member which table it is of, and names no navigation property", async () => {
    const Prefer = 'odata.include-annotations="*"';
    const path = "listmembers?$top=1&$filter=entitytype eq 'lead'";
    const [member] = (await api.send("GET", path, { headers: { Prefer } })).body["value"] as Row[];
    expect(member?.["_entityid_value@Microsoft.Dynamics.CRM.lookuplogicalname"]).toBe("lead");
    expect(Object.keys(member ?? {})).not.toContain(
      "_entityid_value@Microsoft.Dynamics.CRM.associatednavigationproperty",
    );
  });

  it("is joined to its members by FetchXML", async () => {
    const fetch =
      '<fetch><entity name="contact"><attribute name="lastname"/><link-entity name="listmember" from="entityid" to="contactid"><link-entity name="list" from="listid" to="listid"><filter><condition attribute="listname" operator="eq" value="Newsletter"/></filter></link-entity></link-entity></entity></fetch>';
    expect(await rows(`contacts?fetchXml=${encodeURIComponent(fetch)}`)).toHaveLength(24);
  });
});

describe("the map of texts", () => {
  const path =
    "stringmaps?$filter=objecttypecode eq 'incident' and attributename eq 'statuscode'&$orderby=displayorder&$select=attributevalue,value";

  it("has a row for each option of each choice", async () => {
    const found = await rows(path);
    expect(found.map(({ attributevalue, value }) => [attributevalue, value])).toContainEqual([
      5,
      "Problem Solved",
    ]);
  });

  it("follows definitions that are published", async () => {
    const text = { LocalizedLabels: [{ Label: "Waiting for parts", LanguageCode: 1033 }] };
    const body = {
      AttributeLogicalName: "new_phase",
      EntityLogicalName: "new_project",
      Label: text,
    };
    const inserted = await api.send("POST", "InsertOptionValue", { body });
    await api.send("POST", "PublishAllXml", { body: {} });
    const phases = await rows(
      "stringmaps?$filter=objecttypecode eq 'new_project' and attributename eq 'new_phase'&$select=attributevalue,value",
    );
    expect(phases).toContainEqual(
      expect.objectContaining({
        attributevalue: inserted.body["NewOptionValue"],
        value: "Waiting for parts",
      }),
    );
  });

  it("takes no writes", async () => {
    const { error } = await api.send("POST", "stringmaps", { body: { value: "x" } });
    expect(error.code).toBe("0x80040800");
  });
});

it("keeps views as queries with the layout of their lists", async () => {
  const [view] = await rows("savedqueries?$filter=name eq 'Active Accounts'");
  expect(view).toMatchObject({ returnedtypecode: "account", querytype: 0, isdefault: true });
  const accounts = await rows(
    `accounts?fetchXml=${encodeURIComponent(String(view?.["fetchxml"]))}`,
  );
  expect(accounts.length).toBeGreaterThan(20);
  expect(view?.["layoutxml"]).toContain('<cell name="primarycontact.emailaddress1" width="150" />');
  for (const { fetchxml, returnedtypecode } of await rows("savedqueries?$filter=querytype ne 4")) {
    const { body } = await api.send(
      "GET",
      `EntityDefinitions(LogicalName='${returnedtypecode}')?$select=EntitySetName`,
    );
    const query = `${body["EntitySetName"]}?fetchXml=${encodeURIComponent(String(fetchxml))}`;
    expect((await api.send("GET", query)).status).toBe(200);
  }
});

it("asks whether a state and a status reason may follow", async () => {
  const [incident] = await rows("incidents?$filter=statecode eq 0&$top=1&$select=incidentid");
  const ask = async (state: string, status: number) => {
    const address = `{'@odata.id':'incidents(${incident?.["incidentid"]})'}`;
    const path = `IsValidStateTransition(Entity=@e,NewState=@s,NewStatus=@n)?@e=${address}&@s='${state}'&@n=${status}`;
    return (await api.send("GET", path)).body["IsValid"];
  };
  expect(await ask("Resolved", 5)).toBe(true);
  expect(await ask("Resolved", 6)).toBe(false);
  expect(await ask("Melted", 5)).toBe(false);
});
