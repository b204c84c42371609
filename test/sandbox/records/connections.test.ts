import { useApi } from "../support/api";

const api = useApi();

type Row = Record<string, unknown>;

async function both(account: string): Promise<Row[]> {
  const path = `connections?$filter=_record1id_value eq ${account} or _record2id_value eq ${account}&$orderby=ismaster desc`;
  return (await api.send("GET", path)).body["value"] as Row[];
}

async function connected(): Promise<{ account: string; contact: string; id: string }> {
  const account = await api.create("accounts", { name: "Fabrikam" });
  const contact = await api.create("contacts", { lastname: "Li" });
  const [role] = (await api.send("GET", "connectionroles?$filter=name eq 'Referral'")).body[
    "value"
  ] as Row[];
  const id = await api.create("connections", {
    "record1id_account@odata.bind": `/accounts(${account})`,
    "record2id_contact@odata.bind": `/contacts(${contact})`,
    "record2roleid@odata.bind": `/connectionroles(${role?.["connectionroleid"]})`,
    description: "Met at the fair",
  });
  return { account, contact, id };
}

it("writes a connection as two rows, each seen from one record", async () => {
  const { account, contact, id } = await connected();
  const [master, mirror] = await both(account);
  expect(master).toMatchObject({
    connectionid: id,
    ismaster: true,
    name: "Li",
    record1objecttypecode: 1,
    record2objecttypecode: 2,
    _relatedconnectionid_value: mirror?.["connectionid"],
  });
  expect(mirror).toMatchObject({
    ismaster: false,
    name: "Fabrikam",
    description: "Met at the fair",
    _record1id_value: contact,
    _record2id_value: account,
    _record1roleid_value: master?.["_record2roleid_value"],
    _record2roleid_value: null,
    _relatedconnectionid_value: id,
  });
});

it("changes and deletes both of them, whichever is addressed", async () => {
  const { account } = await connected();
  const [master, mirror] = await both(account);
  const path = `connections(${mirror?.["connectionid"]})`;
  await api.send("PATCH", path, { body: { description: "Left" } });
  expect((await both(account)).map((row) => row["description"])).toEqual(["Left", "Left"]);
  expect((await api.send("DELETE", `connections(${master?.["connectionid"]})`)).status).toBe(204);
  expect(await both(account)).toEqual([]);
});

it("deletes both with one of the records", async () => {
  const { account, contact } = await connected();
  expect((await api.send("DELETE", `contacts(${contact})`)).status).toBe(204);
  expect(await both(account)).toEqual([]);
});

it("needs two records", async () => {
  const account = await api.create("accounts", { name: "Alone" });
  const { status, error } = await api.send("POST", "connections", {
    body: { "record1id_account@odata.bind": `/accounts(${account})` },
  });
  expect([status, error.code]).toEqual([400, "0x80040200"]);
});
