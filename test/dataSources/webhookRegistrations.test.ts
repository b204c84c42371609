import { registrationElements } from "../../src/dataSources/registrationElements";
import { useSandbox } from "../support/sandbox";
import { pick } from "./pick";

const bench = useSandbox();

test("offers every webhook by its id, without what its address may hold, in one request", async () => {
  const url = "https://hooks.example/x?code=s3cr3t";
  const row = { name: "Their hook", url, contract: 8, authtype: 5, authvalue: "<settings/>" };
  const key = bench.sandbox.insert("serviceendpoint", row);
  expect(await pick(bench, "webhookRegistrations")).toContainEqual({
    key,
    label: "Their hook (hooks.example)",
  });
  expect(bench.requests()).toHaveLength(1);
});

test("what is offered is deleted", async () => {
  const row = { name: "Offered", url: null, contract: 8, authtype: 5, authvalue: "<settings/>" };
  const id = bench.sandbox.insert("serviceendpoint", row);
  const offered = await pick(bench, "webhookRegistrations");
  const key = offered.find(({ label }) => label === "Offered")?.key;
  await bench.act("deleteWebhookRegistrations", { registrations: [key] });
  expect(bench.sandbox.store.find("serviceendpoint", { serviceendpointid: id })).toEqual([]);
});

test("a webhook without a name goes by its id, and one of this component is told from others", () => {
  const hook = { id: "1", name: "", url: "no address", ownedByComponent: true };
  expect(registrationElements([hook])).toEqual([{ key: "1", label: "1, of this component" }]);
  const secret = { ...hook, url: "https://user:s3cr3t@hooks.example/s3cr3t?code=s3cr3t" };
  expect(registrationElements([secret])[0]?.label).not.toContain("s3cr3t");
});
