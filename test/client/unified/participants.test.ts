import { DataverseError } from "../../../src/client/errors/DataverseError";
import { InputError } from "../../../src/client/errors/InputError";
import { afterWrite } from "../../../src/client/unified/afterWrite";
import { partyColumns } from "../../../src/client/unified/partyColumns";
import { isTableOf, requireTable } from "../../../src/client/unified/unifyChanges";
import { idIn } from "../../../src/client/unified/writing";
import { column, thing } from "../values/fixtures";

const ID = "11111111-1111-4111-8111-111111111111";

const table = (logicalName: string, parties: readonly string[], more: readonly string[] = []) => ({
  ...thing,
  logicalName,
  isActivity: true,
  columns: new Map(
    [
      ...parties.map((name) => column("partylist", { logicalName: name })),
      ...more.map((name) => column("boolean", { logicalName: name })),
    ].map((each) => [each.logicalName, each]),
  ),
});
const email = table("email", ["from", "to", "cc", "bcc"], ["directioncode"]);
const meeting = table("appointment", ["organizer", "requiredattendees", "optionalattendees"]);

describe("participants go to the columns that the table has for their roles", () => {
  test.each([
    [email, "a@x.example", { to: ["a@x.example"] }],
    [email, [{ email: "a@x.example" }], { to: ["a@x.example"] }],
    [email, [{ role: null, email: "a@x.example" }], { to: ["a@x.example"] }],
    [email, [{ role: "", email: "a@x.example" }], { to: ["a@x.example"] }],
    [email, [{ role: " From ", email: "a@x.example" }], { from: ["a@x.example"] }],
    [
      email,
      [{ role: "cc", record: { id: ID, type: "contact" } }],
      { cc: [{ table: "contact", id: ID }] },
    ],
    [
      email,
      [{ role: "bcc", record: { name: "Ann", type: "contact" }, email: "ann@x.example" }],
      { bcc: [{ table: "contact", name: "Ann" }] },
    ],
    // A record that says nothing is none, as a participant without a record is read.
    [email, [{ record: { id: null, type: null }, email: "a@x.example" }], { to: ["a@x.example"] }],
    [email, [{ record: null, email: "a@x.example" }], { to: ["a@x.example"] }],
    [email, [{ record: `contacts(${ID})` }], { to: [`contacts(${ID})`] }],
    [
      meeting,
      [
        { role: "organizer", email: "a@x.example" },
        { role: "to", email: "b@x.example" },
        { role: "required", email: "c@x.example" },
        { role: "cc", email: "d@x.example" },
      ],
      {
        organizer: ["a@x.example"],
        requiredattendees: ["b@x.example", "c@x.example"],
        optionalattendees: ["d@x.example"],
      },
    ],
    [email, null, {}],
  ])("%#", (definition, participants, columns) => {
    expect(partyColumns(definition, { participants })).toEqual(columns);
  });
  test.each<[unknown, string]>([
    [
      [{ role: "resource", email: "a@x.example" }],
      'the role "resource", which a email has no place for',
    ],
    [[{ role: "toString", email: "a@x.example" }], 'the role "toString"'],
    [[{ role: 5, email: "a@x.example" }], "the role 5"],
    [[{ role: "to" }], "one without record and email"],
    [[{ record: {}, email: "" }], "one without record and email"],
    [[{ record: "", email: null }], "one without record and email"],
  ])("and %j is refused", (participants, message) => {
    expect(() => partyColumns(email, { participants })).toThrow(message);
  });
  test("a direction is kept where there is a column for it", () => {
    const of = (definition: typeof email, direction: unknown) =>
      partyColumns(definition, { direction });
    expect(of(email, "incoming")).toEqual({ directioncode: false });
    expect(of(email, "outgoing")).toEqual({ directioncode: true });
    expect(of(email, "")).toEqual({});
    expect(of(meeting, "outgoing")).toEqual({});
    expect(() => of(email, "out")).toThrow('direction is "out"; expected incoming or outgoing');
  });
});

test("an ID in the record is text, or there is none", () => {
  expect([undefined, null, "", "  "].map((id) => idIn({ id }))).toEqual(Array(4).fill(undefined));
  expect(idIn({ id: ID })).toBe(ID);
  expect(() => idIn({ id: 5 })).toThrow("Record: id is 5; expected the GUID");
});

test("what fails after a write says that the record was written", async () => {
  const error = new DataverseError({
    operation: "Reading",
    outcome: "notDone",
    status: 403,
    detail: "No.",
  });
  for (const cause of [new InputError("No such state."), error]) {
    await expect(afterWrite(ID, () => Promise.reject(cause))).rejects.toThrow(
      `The record itself was written: go on with its ID ${ID}`,
    );
  }
});

test("the records of a table are of one model, and all activities are engagements", () => {
  expect(isTableOf("engagement", email)).toBe(true);
  expect(isTableOf("contact", email)).toBe(false);
  expect(() => requireTable("contact", email)).toThrow(
    "Unified Model is contact, whose table is contact; Entity Type is email",
  );
  expect(() => requireTable("engagement", thing)).toThrow(
    "Unified Model is engagement, whose table is of activities; Entity Type is thing",
  );
});
