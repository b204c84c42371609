import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox();

beforeEach(() => forgetAt(bench.sandbox.url));

test.each(["createEntity", "updateEntity", "upsertEntity"])(
  "%s by a table's logical name, with a lookup by name, asks for nothing twice",
  async (action) => {
    bench.sandbox.insert("account", { name: `Once ${action}` });
    const entityId = bench.sandbox.insert("contact", { lastname: "Lee" });
    await bench.act(action, {
      entityType: "contact",
      ...(action === "createEntity" ? {} : { entityId }),
      dynamicValues: {
        lastname: "Lee",
        parentcustomerid: { table: "account", name: `Once ${action}` },
      },
    });
    const asked = bench.requests().map(({ method, url }) => `${method} ${url}`);
    expect(new Set(asked).size).toBe(asked.length);
    expect(bench.requests().every(({ status }) => (status ?? 500) < 300)).toBe(true);
  },
);

test("a key that takes the definition goes to the table's set at the first try", async () => {
  const entityId = bench.sandbox.insert("new_project", { new_name: "x", new_code: "4712" });
  const inputs = { entityType: "new_project", entityId: "new_code=4712" };
  await expect(bench.act("getEntity", inputs)).resolves.toMatchObject({ new_projectid: entityId });
  expect(bench.requests().map(({ status }) => status)).toEqual([200, 200]);
});
