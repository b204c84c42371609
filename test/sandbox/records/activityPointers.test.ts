import { useApi } from "../support/api";

const api = useApi({ seed: "believable" });

type Row = Record<string, unknown>;

async function rows(path: string): Promise<Row[]> {
  return (await api.send("GET", path)).body["value"] as Row[];
}

async function row(path: string): Promise<Row> {
  return (await api.send("GET", path)).body;
}
const kinds = ["appointments", "emails", "faxes", "letters", "phonecalls", "tasks"];
const closings = ["incidentresolutions", "opportunitycloses", "ordercloses", "quotecloses"];

async function count(set: string): Promise<number> {
  return (await rows(`${set}?$select=activityid`)).length;
}

describe("all activities as one set", () => {
  it("has the rows of every kind, each with its type", async () => {
    const counts = await Promise.all([...kinds, ...closings].map(count));
    const all = await rows("activitypointers?$select=activityid,activitytypecode");
    expect(all).toHaveLength(counts.reduce((sum, one) => sum + one));
    const types = new Set(all.map((one) => one["activitytypecode"]));
    expect([...types].sort()).toEqual(
      [...kinds, ...closings].map((set) => (set === "faxes" ? "fax" : set.slice(0, -1))).sort(),
    );
  });

  it("reads one by its id, filters, sorts and looks up what it is about", async () => {
    const query =
      "$select=subject,activitytypecode,statecode,_regardingobjectid_value&$filter=activitytypecode eq 'phonecall' and regardingobjectid_account/name ne null&$orderby=subject,activityid&$expand=regardingobjectid_account($select=name)&$top=3";
    const found = await rows(`activitypointers?${query}`);
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) {
      const { activityid, activitytypecode, subject } = one;
      expect(activitytypecode).toBe("phonecall");
      expect(one).toHaveProperty("regardingobjectid_account.name", expect.any(String));
      const same = await row(`activitypointers(${activityid})?$select=subject`);
      expect(same["subject"]).toBe(subject);
      expect((await row(`phonecalls(${activityid})?$select=subject`))["subject"]).toBe(subject);
    }
  });

  it("is a collection of what activities are about, and has their parties", async () => {
    const [meeting] = await rows(
      "activitypointers?$filter=activitytypecode eq 'appointment'&$top=1&$select=activityid&$expand=activitypointer_activity_parties($select=participationtypemask)",
    );
    const parties = meeting?.["activitypointer_activity_parties"] as Row[];
    expect(parties.map((party) => party["participationtypemask"]).sort()).toEqual([5, 7]);
    const [account] = await rows(
      "accounts?$select=name&$expand=Account_ActivityPointers($select=subject),Account_Tasks($select=subject)&$filter=Account_Tasks/any()&$top=1",
    );
    expect(account?.["Account_ActivityPointers"]).toEqual(
      expect.arrayContaining(
        (account?.["Account_Tasks"] as Row[] | undefined)?.map(({ subject }) =>
          expect.objectContaining({ subject }),
        ) ?? [],
      ),
    );
  });

  it("sees a new activity at once, and it goes with what it is about", async () => {
    const account = await api.create("accounts", { name: "Short-lived" });
    await api.create("letters", {
      subject: "Farewell",
      "regardingobjectid_account_letter@odata.bind": `/accounts(${account})`,
    });
    const path = `activitypointers?$filter=_regardingobjectid_value eq ${account}&$select=subject,activitytypecode`;
    expect(await rows(path)).toMatchObject([{ subject: "Farewell", activitytypecode: "letter" }]);
    await api.send("DELETE", `accounts(${account})`);
    expect(await rows(path)).toEqual([]);
  });

  it.each([
    ["POST", "activitypointers", "Create"],
    ["PATCH", "activitypointers(00000000-0000-0000-0000-000000000001)", "Update"],
    ["DELETE", "activitypointers(00000000-0000-0000-0000-000000000001)", "Delete"],
  ])(
    "%s %s is refused: an activity is written in the table of its kind",
    async (method, path, verb) => {
      const body = method === "DELETE" ? undefined : { subject: "x" };
      const { status, error } = await api.send(method, path, { body });
      expect([status, error.code]).toEqual([400, "0x80040800"]);
      expect(error.message).toContain(
        `The '${verb}' method does not support entities of type 'activitypointer'.`,
      );
    },
  );

  it("answers FetchXML as well", async () => {
    const fetch =
      '<fetch aggregate="true"><entity name="activitypointer"><attribute name="activityid" aggregate="count" alias="n"/><attribute name="activitytypecode" groupby="true" alias="kind"/></entity></fetch>';
    const counted = await rows(`activitypointers?fetchXml=${encodeURIComponent(fetch)}`);
    expect(counted).toHaveLength(kinds.length + closings.length);
  });
});
