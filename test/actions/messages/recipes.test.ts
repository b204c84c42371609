import type { MessageList } from "../../../src/client/types";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();

/** Step by step what `docs/messages.md` says. */
describe("recipes", () => {
  test("find the messages of a table", async () => {
    const listed = async (inputs: Record<string, unknown>) => {
      const { messages } = await bench.act<MessageList>("listMessages", inputs);
      return messages.map(({ name }) => name);
    };
    expect(await listed({ entityType: "lead" })).toContain("QualifyLead");
    expect(await listed({ entityType: "opportunity" })).not.toContain("WinOpportunity");
    expect(await listed({ search: "opportunity" })).toContain("WinOpportunity");
  });

  test("start a workflow on a record, and read its system job", async () => {
    const entityId = bench.sandbox.insert("contact", { lastname: "Lee" });
    const message = "workflow: Send welcome letter";
    const job = await bench.act<Record<string, string>>("callAction", { message, entityId });
    const read = {
      entityType: "asyncoperations",
      entityId: job["asyncoperationid"],
      fieldNames: ["statecode", "statuscode"],
    };
    expect(await bench.act("getEntity", read)).toMatchObject({ statecode: 3, statuscode: 30 });
  });

  test("call a custom API on a record that is given by its key", async () => {
    bench.sandbox.insert("account", { name: "Litware", accountnumber: "A-1" });
    const entityId = "accountnumber='A-1'";
    const call = { message: "new_CheckCredit", entityId, parameters: { Amount: "60000" } };
    expect(await bench.act("callAction", call)).toEqual({ IsApproved: false, Limit: 50_000 });
    const { message } = await bench.failure("callFunction", call);
    expect(message).toContain("use Call Action");
  });
});
