import { routes } from "../../../sandbox/control/routes";
import type { Schema } from "../../../sandbox/control/schema";
import { useApi } from "../support/api";

const api = useApi();

interface Operation {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; required: boolean }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
}
type Paths = Record<string, Record<string, Operation>>;

const read = async (): Promise<Paths> =>
  (await api.send("GET", "/sandbox/openapi.json", { token: null })).body["paths"] as Paths;

/** What keeps a value from being what a schema says, one line each. */
function problems(schema: Schema, value: unknown, at = "$"): string[] {
  if ("oneOf" in schema || !("type" in schema)) return [];
  if (schema.type === "array") {
    if (!Array.isArray(value)) return [`${at} is no list`];
    return value.flatMap((item, index) => problems(schema.items, item, `${at}[${index}]`));
  }
  if (schema.type !== "object") {
    const type = schema.type === "string" || schema.type === "boolean" ? schema.type : "number";
    return typeof value === type ? [] : [`${at} is no ${schema.type}`];
  }
  if (typeof value !== "object" || value === null) return [`${at} is no object`];
  const missing = schema.required.filter((name) => !Object.hasOwn(value, name));
  return [
    ...missing.map((name) => `${at}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, member]) => {
      const known = schema.properties[name];
      if (known) return problems(known, member, `${at}.${name}`);
      return schema.additionalProperties ? [] : [`${at}.${name} is not described`];
    }),
  ];
}

describe("the page of the control", () => {
  it("has every route once, with its places and a summary", async () => {
    const paths = await read();
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
    expect(operations).toHaveLength(routes.length);
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [path, methods] of Object.entries(paths)) {
      const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      for (const { parameters, summary, responses } of Object.values(methods)) {
        const named = parameters.filter((each) => each.in === "path").map(({ name }) => name);
        expect(named).toEqual(places);
        expect(summary).toMatch(/^[A-Z].*\.$/);
        expect(Object.keys(responses).filter((status) => status < "300")).toHaveLength(1);
      }
    }
  });

  it("describes what each route takes and answers", async () => {
    const paths = await read();
    await api.send("POST", "RouteTo", { body: {} });
    api.sandbox.snapshots.save("s");
    const bodies: Record<string, unknown> = {
      "PUT /clock": { now: "2026-01-05T09:00:00Z" },
      "POST /clock/advance": { seconds: 1 },
      "POST /faults": { match: { path: "/nowhere" }, action: { kind: "reset" } },
      "POST /rows/{table}": [{ name: "A" }],
      "PUT /snapshots/{name}": JSON.parse(api.sandbox.snapshots.export("s")),
    };
    // A reset takes away what the others make, so that it comes first; what names one thing, before all.
    const order = ["POST", "PUT", "GET", "DELETE"];
    const reset = routes.filter(({ path }) => path === "/reset");
    const others = routes.filter(({ path }) => path !== "/reset");
    const sorted = others.sort(
      (a, b) => order.indexOf(a.method) - order.indexOf(b.method) || b.path.length - a.path.length,
    );
    for (const route of [...reset, ...sorted]) {
      const { method, path } = route;
      const operation = paths[path]?.[method.toLowerCase()];
      const taken = operation?.requestBody?.content["application/json"]?.schema;
      const body = bodies[`${method} ${path}`];
      expect(taken === undefined).toBe(body === undefined);
      if (taken) expect(problems(taken, body)).toEqual([]);
      const places = { name: "s", table: "account", id: "1" };
      const url = path.replace(/\{(\w+)\}/g, (_, name: keyof typeof places) => places[name]);
      const answer = await api.send(method, `/sandbox${url}`, { token: null, body });
      const described = operation?.responses[answer.status];
      expect([method, path, answer.status, described?.description]).toEqual([
        method,
        path,
        route.answer.status,
        route.answer.description,
      ]);
      const schema = described?.content?.["application/json"]?.schema;
      if (schema && route.answer.type === undefined) {
        expect(problems(schema, answer.body)).toEqual([]);
      }
    }
  });
});
