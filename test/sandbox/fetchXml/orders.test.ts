import { column, useFetch } from "./support";

const api = useFetch();

beforeAll(() => {
  const { insert } = api.sandbox;
  const people = ["Zoe", "anna", "Élodie"].map((firstname) => insert("contact", { firstname }));
  const [zoe = null, anna = null, elodie = null] = people;
  // Labels of the phases in order: Closed 3, Idea 0, Planning 1, Running 2.
  for (const [new_name, new_phase, new_number, new_sponsorid] of [
    ["b", 100000003, 2, zoe],
    ["A", 100000000, 2, anna],
    ["äb", 100000001, 1, elodie],
    ["c", 100000002, 1, null],
    [null, null, 1, zoe],
  ] as const) {
    insert("new_project", { new_name, new_phase, new_number, new_sponsorid });
  }
});

async function names(inside: string, attributes = ""): Promise<unknown[]> {
  const xml = `<fetch ${attributes}><entity name="new_project"><attribute name="new_name"/>${inside}</entity></fetch>`;
  const { rows, status, text } = await api.fetch("new_projectcollection", xml);
  if (status !== 200) throw new Error(text);
  return column(rows, "new_name").map((name) => name ?? "-");
}

const sponsor = (inside = "", more = 'alias="s"') =>
  `<link-entity name="contact" from="contactid" to="new_sponsorid" link-type="outer" ${more}>${inside}</link-entity>`;
const byName = '<order attribute="new_name"/>';

describe("orders", () => {
  it.each([
    [byName, ["-", "A", "äb", "b", "c"]],
    ['<order attribute="new_name" descending="true"/>', ["c", "b", "äb", "A", "-"]],
    ['<order attribute="new_name" descending="1"/>', ["c", "b", "äb", "A", "-"]],
    [`<order attribute="new_number"/>${byName}`, ["-", "äb", "c", "A", "b"]],
    [`<order attribute="new_number" descending="true"/>${byName}`, ["A", "b", "-", "äb", "c"]],
    ['<order attribute="new_phase"/>', ["-", "b", "A", "äb", "c"]],
    ['<order attribute="new_phase" descending="true"/>', ["c", "äb", "A", "b", "-"]],
    [`<order attribute="new_sponsorid"/>${byName}`, ["c", "A", "äb", "-", "b"]],
  ])("%s", async (inside, expected) => {
    expect(await names(inside)).toEqual(expected);
  });

  it("sort choices by value when the query says so", async () => {
    const phases = '<order attribute="new_phase"/>';
    expect(await names(phases, 'useraworderby="true"')).toEqual(["-", "A", "äb", "c", "b"]);
  });

  it("of links come after those of the rows, unless they are named before them", async () => {
    const inLink = sponsor('<order attribute="firstname" descending="true"/>');
    const number = '<order attribute="new_number"/>';
    expect(await names(inLink + number)).toEqual(["-", "äb", "c", "b", "A"]);
    const named = '<order entityname="s" attribute="firstname"/>';
    expect(await names(`${named}${byName}${sponsor()}`)).toEqual(["c", "A", "äb", "-", "b"]);
    const unaliased = '<order entityname="contact" attribute="firstname"/>';
    expect(await names(`${unaliased}${byName}${sponsor("", "")}`)).toEqual([
      "c",
      "A",
      "äb",
      "-",
      "b",
    ]);
  });

  it.each([
    ['<order alias="new_name"/>', "0x80041132"],
    ["<order/>", "0x80041133"],
    ['<order attribute="new_photo"/>', "0x80040203"],
    ['<order attribute="new_contract"/>', "0x80040203"],
  ])("%s is none", async (inside, code) => {
    const xml = `<fetch><entity name="new_project">${inside}</entity></fetch>`;
    expect((await api.fetch("new_projectcollection", xml)).error.code).toBe(code);
  });
});
