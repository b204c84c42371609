import { createHandler, createRooms } from "../../../sandbox/records/handler";
import { loadSchema } from "../../../sandbox/schema";
import type { Schema } from "../../../sandbox/schema/derived";
import { seedStore } from "../../../sandbox/seed";
import { users } from "../../../sandbox/seed/identities";
import { openStore } from "../../../sandbox/store";
import type { Store } from "../../../sandbox/types";

const now = Date.parse("2026-03-01T00:00:00Z");
const origin = "http://127.0.0.1:1";

let store: Store;

beforeEach(async () => {
  store = await openStore(schemaWithKey());
  seedStore(store, { seed: "empty", now });
});

afterEach(() => store.close());

/** Projects with a key of a column of long whole numbers, which makers cannot declare. */
function schemaWithKey(): Schema {
  const schema = loadSchema();
  const project = schema.tables.get("new_project");
  if (!project) throw new Error("There is no table new_project.");
  const key = { name: "new_tickskey", label: "Ticks", columns: ["new_ticks"] };
  const keyed = { ...project, keys: [...project.keys, key] };
  return {
    ...schema,
    tables: new Map([...schema.tables, [keyed.logicalName, keyed]]),
    sets: new Map([...schema.sets, [keyed.setName, keyed]]),
  };
}

function send(method: string, path: string, body?: string) {
  const url = `/api/data/v9.2/${path}`;
  const headers = { "content-type": "application/json" };
  const request = { method, url, headers, body: Buffer.from(body ?? "") };
  const context = { origin, userId: users.application.id, now: () => now };
  const answer = createHandler(createRooms(store))(request, context);
  return { ...answer, text: String(answer.body) };
}

describe("a key of long whole numbers", () => {
  it("tells neighbours beyond 2^53 apart", () => {
    for (const ticks of ["9223372036854775807", "9223372036854775806", "-9223372036854775808"]) {
      const path = `new_projectcollection(new_ticks=${ticks})`;
      expect(send("PATCH", path, JSON.stringify({ new_name: ticks })).status).toBe(204);
    }
    expect(store.find("new_project", {})).toHaveLength(3);
    const read = send(
      "GET",
      "new_projectcollection(new_ticks=9223372036854775806)?$select=new_name,new_ticks",
    );
    expect(read.text).toContain('"new_name":"9223372036854775806"');
    expect(read.text).toContain('"new_ticks":9223372036854775806');
    expect(send("GET", "new_projectcollection(new_ticks=9223372036854775805)").status).toBe(404);
  });

  it("keeps every digit of the key in the address of the answer", () => {
    const path = "new_projectcollection(new_ticks=9007199254740993)";
    const answer = send("PATCH", path, '{"new_name":"x"}');
    expect(answer.headers["OData-EntityId"]).toBe(`${origin}/api/data/v9.2/${path}`);
    expect(store.find("new_project", { new_ticks: 9007199254740993n })).toHaveLength(1);
  });

  it("is a number, not a text", () => {
    const answer = send("GET", "new_projectcollection(new_ticks='9007199254740993')");
    expect(answer.status).toBe(400);
  });
});
