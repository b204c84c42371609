import { useApi } from "../support/api";

const api = useApi();

describe("one row with expands", () => {
  it("shows versions, and neither links nor what children belong to", async () => {
    const contact = await api.create("contacts", { lastname: "Reyes" });
    const id = await api.create("accounts", {
      name: "Fabrikam",
      "primarycontactid@odata.bind": `/contacts(${contact})`,
      Account_Tasks: [{ subject: "Call" }],
    });
    const expand =
      "$expand=primarycontactid($select=lastname),Account_Tasks($select=subject)&$select=name";
    const one = (await api.send("GET", `accounts(${id})?${expand}`)).body;
    expect(one["primarycontactid"]).toHaveProperty(["@odata.etag"]);
    expect(one).not.toHaveProperty(["Account_Tasks@odata.nextLink"]);
    const [task] = one["Account_Tasks"] as object[];
    expect(Object.keys(task ?? {})).toEqual(["@odata.etag", "subject", "activityid"]);
    const list = (await api.send("GET", `accounts?${expand}&$filter=accountid eq ${id}`)).body;
    const [row] = list["value"] as Record<string, unknown>[];
    expect(row).toHaveProperty(["Account_Tasks@odata.nextLink"]);
    expect(row?.["primarycontactid"]).not.toHaveProperty(["@odata.etag"]);
    const asked = expand.replace("subject", "subject,_regardingobjectid_value");
    const more = (await api.send("GET", `accounts(${id})?${asked}`)).body;
    expect(more["Account_Tasks"]).toMatchObject([{ _regardingobjectid_value: id }]);
  });
});

it.each(["/nothing(00000000-0000-0000-0000-000000000001)", "/contact(1)", "x", "/accounts_of(1)"])(
  "a bind to %s is a path that is not recognized",
  async (bind) => {
    const body = { name: "x", "primarycontactid@odata.bind": bind };
    const { status, error } = await api.send("POST", "accounts", { body });
    expect([status, error.code]).toEqual([400, "0x80060888"]);
    expect(error.message).toContain("ODataUnrecognizedPathException");
  },
);
