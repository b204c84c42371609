import { useSandbox } from "../support/sandbox";
import { answerOf, runTemplate } from "./support";

const bench = useSandbox({ seed: "empty" });
beforeEach(() => bench.sandbox.reset());

const form = {
  firstName: "Ann",
  lastName: "Lee",
  company: "Contoso",
  email: "ann@contoso.example",
  phone: "+1 555 0100",
  message: 'Please "call" me',
};
const send = async () => {
  const run = await runTemplate(bench, "web-form-to-lead", { payload: form });
  const { statusCode, body } = answerOf(run);
  return { statusCode, ...(JSON.parse(String(body)) as { outcome: string; id: string }) };
};
const notes = () => bench.sandbox.store.select("SELECT * FROM annotation");

test("a form becomes a lead with the values of the form", async () => {
  const { statusCode, outcome, id } = await send();
  expect([statusCode, outcome]).toEqual([201, "created"]);
  expect(await bench.act("getEntity", { entityType: "leads", entityId: id })).toMatchObject({
    subject: "Web form: Contoso",
    fullname: "Ann Lee",
    emailaddress1: form.email,
    description: form.message,
  });
});

test("a customer's form becomes a note on the contact, and no lead", async () => {
  const id = bench.sandbox.insert("contact", { lastname: "Lee", emailaddress1: form.email });
  expect(await send()).toEqual({ statusCode: 200, outcome: "customer", id });
  expect(notes()).toMatchObject([{ objectid: id, notetext: form.message }]);
  expect(bench.sandbox.store.select("SELECT * FROM lead")).toEqual([]);
});

test("where a rule finds the lead that is there, the message is added to it", async () => {
  const first = await send();
  bench.sandbox.insert("duplicaterule", rule);
  bench.sandbox.insert("duplicaterulecondition", condition);
  expect(await send()).toEqual({ statusCode: 200, outcome: "duplicate", id: first.id });
  expect(notes()).toMatchObject([{ objectid: first.id, notetext: form.message }]);
});

const ruleId = "11111111-1111-4111-8111-111111111111";
const rule = {
  duplicateruleid: ruleId,
  name: "Leads with the same e-mail",
  baseentityname: "lead",
  matchingentityname: "lead",
  excludeinactiverecords: 0,
  statecode: 1,
  statuscode: 2,
};
const condition = {
  duplicateruleconditionid: "22222222-2222-4222-8222-222222222222",
  regardingobjectid: ruleId,
  baseattributename: "emailaddress1",
  matchingattributename: "emailaddress1",
  operatorcode: 0,
  ignoreblankvalues: 1,
};
