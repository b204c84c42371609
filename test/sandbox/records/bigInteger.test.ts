import { useApi } from "../support/api";

const api = useApi();
const long = ["9007199254740993", "-9007199254740993", "9223372036854775807"];

it.each(long)("%s stays exact in the store, in answers, filters and orders", async (text) => {
  const id = api.sandbox.insert("new_project", { new_name: text, new_ticks: BigInt(text) });
  const neighbour = BigInt(text) - 1n;
  api.sandbox.insert("new_project", { new_name: `below ${text}`, new_ticks: neighbour });
  const one = await api.send("GET", `new_projectcollection(${id})?$select=new_ticks`);
  expect(one.text).toContain(`"new_ticks":${text}`);
  const names = async (filter: string) => {
    const path = `new_projectcollection?$select=new_name&$filter=${filter}`;
    const { body } = await api.send("GET", path);
    return (body["value"] as { new_name: string }[]).map(({ new_name }) => new_name);
  };
  expect(await names(`new_ticks eq ${text}`)).toEqual([text]);
  expect(await names(`new_ticks eq ${neighbour}`)).toEqual([`below ${text}`]);
  const property = await api.send("GET", `new_projectcollection(${id})/new_ticks/$value`);
  expect(property.text).toBe(text);
  const xml = `<fetch><entity name="new_project"><attribute name="new_ticks"/><filter><condition attribute="new_ticks" operator="eq" value="${text}"/></filter></entity></fetch>`;
  const fetched = await api.send(
    "GET",
    `new_projectcollection?fetchXml=${encodeURIComponent(xml)}`,
  );
  expect(fetched.text).toContain(`"new_ticks":${text}`);
  const apply = await api.send(
    "GET",
    `new_projectcollection?$apply=filter(new_ticks eq ${text})/aggregate(new_ticks with max as most)`,
  );
  expect(apply.text).toContain(`"most":${text}`);
});

it("is written exactly", async () => {
  const body = '{"new_name":"written","new_ticks":9007199254740993}';
  const id = await api.create("new_projectcollection", { new_name: "patched" });
  const created = await api.send("POST", "new_projectcollection", {
    body,
    headers: { "Content-Type": "application/json" },
  });
  expect(created.status).toBe(204);
  await api.send("PATCH", `new_projectcollection(${id})`, {
    body: '{"new_ticks":9007199254740995}',
  });
  const stored = (new_name: string) =>
    api.sandbox.store.find("new_project", { new_name })[0]?.["new_ticks"];
  expect([stored("written"), stored("patched")]).toEqual([9007199254740993n, 9007199254740995n]);
});
