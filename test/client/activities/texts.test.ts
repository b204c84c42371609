import { bodyHtml } from "../../../src/client/activities/bodyHtml";
import { readRecipients } from "../../../src/client/activities/recipients/readRecipients";
import { refusalHint } from "../../../src/client/activities/refusalHint";
import { environment } from "../fakes";

const ID = "11111111-1111-4111-8111-111111111111";

describe("a body is HTML", () => {
  test.each([
    ["<p>Hi</p>", undefined, "<p>Hi</p>"],
    ["<p>Hi</p>", "auto", "<p>Hi</p>"],
    ["<p>Hi</p>", "text", "&lt;p&gt;Hi&lt;/p&gt;"],
    ["a < b", "html", "a < b"],
    ['1 < 2 & "3"', undefined, "1 &lt; 2 &amp; &quot;3&quot;"],
    ["&lt;", undefined, "&amp;lt;"],
    ["a\r\n  b", undefined, "a<br>&nbsp; b"],
  ] as const)("%j, given as %s", (body, format, html) => {
    expect(bodyHtml(body, format)).toBe(html);
  });
});

describe("why an e-mail is not taken", () => {
  const hint = (
    facts: { code?: string; detail?: string; status?: number },
    unresolved: string[] = [],
  ) => refusalHint({ code: undefined, detail: "No.", status: 400, ...facts }, unresolved);
  test("by the code, in whatever letters", () => {
    expect(hint({ code: "0x80040B04" })).toBe("Set To, CC or BCC");
    expect(hint({ code: "0x1" })).toBeUndefined();
    expect(hint({ code: "constructor" })).toBeUndefined();
    expect(hint({})).toBeUndefined();
  });
  test("by addresses that belong to nobody, where that may be the reason", () => {
    const one = ["a@x.example"];
    expect(hint({}, one)).toMatch(/^a@x\.example belongs to no one record/);
    expect(hint({ status: 403 }, one)).toBeUndefined();
    expect(hint({ status: 403, detail: "The party is unresolved." }, one)).toContain("belongs to");
    expect(hint({ code: "0x80040b0b", detail: "Not resolved." }, one)).toMatch(/^Check .*\. a@x/);
    expect(hint({ code: "0x80040b0b" }, one)).not.toContain("a@x");
    expect(hint({}, ["a", "b", "c", "d"])).toMatch(/^a, b, c and others belong to/);
  });
});

describe("recipients as objects", () => {
  const read = (value: unknown) => readRecipients(value, "To", environment);
  test.each<[unknown, object]>([
    [{ addressused: " a@x.example " }, { kind: "address", address: "a@x.example" }],
    [{ table: "contact", id: ID }, { kind: "reference" }],
    [{ name: "Ann" }, { kind: "text", text: "Ann" }],
    [
      { contactid: ID, fullname: "Ann" },
      { kind: "reference", reference: { table: "contact", id: ID } },
    ],
    [
      { "@odata.type": "#Microsoft.Dynamics.CRM.contact", contactid: ID, fullname: "Ann" },
      { kind: "reference" },
    ],
  ])("%j", (given, recipient) => {
    expect(read(given)).toMatchObject([recipient]);
    expect(read([null, given, undefined])).toMatchObject([recipient]);
  });
  test.each<[unknown, string]>([
    [5, "To has 5, which is no recipient"],
    [[true], "To has true, which is no recipient"],
    [{ addressused: "nobody" }, 'To has "nobody", which is no recipient'],
    [{ contactid: ID, accountid: ID, x: 1 }, "does not say which record it is"],
    [{ table: "contact" }, "To cannot be used: "],
  ])("%j is refused", (given, message) => {
    expect(() => read(given)).toThrow(message);
  });
});
