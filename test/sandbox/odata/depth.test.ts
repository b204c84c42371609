import fc from "fast-check";
import { nestingDepth } from "../../../sandbox/text/nesting";
import { useApi } from "../support/api";

const api = useApi();
const tooDeep = { code: "0x0", message: "Recursion depth exceeded allowed limit." };

const nested = (open: string, inside: string, close: string, times: number) =>
  open.repeat(times) + inside + close.repeat(times);

/** A request in a batch, where a URL may have 65,536 characters. */
async function inBatch(path: string): Promise<{ status: number; error: { code: string } }> {
  const part = `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nGET /api/data/v9.2/${path} HTTP/1.1\r\n\r\n`;
  const { text } = await api.send("POST", "$batch", {
    body: `--b\r\n${part}\r\n--b--\r\n`,
    headers: { "Content-Type": "multipart/mixed; boundary=b" },
  });
  const status = Number(/HTTP\/1\.1 (\d+)/.exec(text)?.[1]);
  const { error } = JSON.parse(/\{.*\}/s.exec(text)?.[0] ?? "{}");
  return { status, error };
}

const chain = (length: number) =>
  Array.from(
    { length },
    (_, at) => `${at > 0 ? `a${at - 1}/` : ""}account_parent_account/any(a${at}:`,
  ).join("");

describe("what is nested too deep is refused, never an error of the sandbox", () => {
  it.each([
    ["brackets", `accounts?$filter=${nested("(", "name%20eq%20'a'", ")", 13_000)}`],
    ["open brackets", `accounts?$filter=${"(".repeat(29_000)}`],
    ["not", `accounts?$filter=${"not%20".repeat(8000)}(name%20eq%20'a')`],
    ["any", `accounts?$filter=${nested("x/any(t:", "t/y%20eq%201", ")", 900)}`],
    ["$expand", `accounts?$expand=${nested("parentaccountid($expand=", "x", ")", 1500)}`],
    ["$apply", `accounts?$apply=${nested("filter(", "", ")", 3000)}`],
    ["an alias", `accounts?$filter=name%20eq%20@p&@p=${nested("(", "1", ")", 9000)}`],
    [
      "definitions",
      `EntityDefinitions?$filter=${nested("(", "LogicalName%20eq%20'a'", ")", 9000)}`,
    ],
  ])("%s", async (_, path) => {
    expect(await inBatch(path)).toMatchObject({ status: 400, error: tooDeep });
  });

  it.each([
    ["any in any", `accounts?$filter=${chain(60)}a59/name%20eq%20'a'${")".repeat(60)}`],
    ["lookups of lookups", `accounts?$filter=${"parentaccountid/".repeat(70)}name%20eq%20'a'`],
    ["an order by them", `accounts?$orderby=${"parentaccountid/".repeat(300)}name`],
  ])("%s beyond 15 links", async (_, path) => {
    expect(await inBatch(path)).toMatchObject({ status: 400, error: { code: "0x8004430D" } });
  });

  it.each([
    ["rows within rows", nested('{"name":"a","primarycontactid":', "{}", "}", 4000)],
    ["lists with a long number", `{"name":${nested("[", "12345678901234567890", "]", 60_000)}}`],
  ])("%s", async (_, body) => {
    const { status, error } = await api.send("POST", "accounts", { body });
    expect(status).toBe(400);
    expect(error.message).toContain("The number of nested expanded entries cannot exceed 100.");
  });

  it("XML of definitions to publish", async () => {
    const xml = `<importexportxml>${nested("<a>", "", "</a>", 5000)}</importexportxml>`;
    const { status } = await api.send("POST", "PublishXml", { body: { ParameterXml: xml } });
    expect(status).toBe(400);
  });

  it("a URL of 120,000 characters", async () => {
    const path = `accounts?$filter=${nested("(", "name eq 'a'", ")", 60_000)}`;
    expect((await api.send("GET", path)).status).toBe(414);
  });
});

it("takes hundreds of brackets, and brackets in text however many", async () => {
  const text = "(".repeat(3000);
  for (const filter of [
    nested("(", "name%20eq%20'a'", ")", 790),
    `name%20eq%20'${text}'`,
    nested("not%20(name%20eq%20'a'%20and%20", "name%20eq%20'a'", ")", 300),
  ]) {
    expect((await inBatch(`accounts?$filter=${filter}`)).status).toBe(200);
  }
});

it("counts brackets, calls twice, and each not", () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (brackets, calls, nots) => {
      const inside = nested("any(", nested("not ", "(x)", "", nots), ")", calls);
      const text = `${nested("(", inside, ")", brackets)} and '((((('`;
      expect(nestingDepth(text, "'")).toBe(brackets + 2 * calls + nots + 1);
    }),
  );
});
