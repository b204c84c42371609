import { useSandbox } from "../support/sandbox";
import { answerOf, runTemplate } from "./support";

const bench = useSandbox({ seed: "empty" });
beforeEach(() => bench.sandbox.reset());

const ask = async (flow: string, payload: object): Promise<unknown> =>
  answerOf(await runTemplate(bench, "agent-tools", { flow, payload })).body;

test("finds customers by a part of their name, whatever stands in it", async () => {
  bench.sandbox.insert("account", { name: "O'Neil & Sons" });
  bench.sandbox.insert("account", { name: "Contoso" });
  bench.sandbox.insert("contact", { lastname: "Boss", emailaddress1: "boss@o'neil.example" });
  expect(await ask("Find Customer", { text: "O'Neil" })).toMatchObject({
    accounts: [{ name: "O'Neil & Sons" }],
    contacts: [{ fullname: "Boss" }],
  });
  await expect(ask("Find Customer", { text: " " })).rejects.toThrow("text has to be");
});

test("logs an activity on a record", async () => {
  const id = bench.sandbox.insert("account", { name: "Contoso" });
  await ask("Log Activity", { type: "phonecall", table: "account", id, subject: "Called back" });
  expect(
    bench.sandbox.store.select("SELECT subject, regardingobjectid FROM phonecall"),
  ).toMatchObject([{ subject: "Called back", regardingobjectid: id }]);
});

test("shows the open pipeline with its sum", async () => {
  for (const estimatedvalue of [10, 30, 20]) {
    bench.sandbox.insert("opportunity", { name: `Deal ${estimatedvalue}`, estimatedvalue });
  }
  expect(await ask("Open Pipeline", { limit: 2 })).toMatchObject({
    deals: [{ name: "Deal 30" }, { name: "Deal 20" }],
    total: 60,
    deals_count: 3,
  });
});

test.each([
  ["Propose", { salesstage: 2, statecode: 0 }],
  ["Won", { statecode: 1 }],
  ["Lost", { statecode: 2 }],
])("moves a deal to %s", async (stage, after) => {
  const id = bench.sandbox.insert("opportunity", { name: "500 chairs", salesstage: 1 });
  expect(await ask("Update Stage", { id, stage })).toMatchObject(after);
});
