import { version } from "../../package.json";
import type { Route } from "../route";
import { objectOf, type Schema, text } from "../schema";

/** The routes as OpenAPI 3.0 describes an interface: https://spec.openapis.org/oas/v3.0.3 */
export function openApi(routes: readonly Route[], origin: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = paths[route.path] ?? {};
    path[route.method.toLowerCase()] = operation(route);
    paths[route.path] = path;
  }
  return {
    openapi: "3.0.3",
    info: { title: "Control of dataverse-sandbox", version },
    servers: [{ url: `${origin}/sandbox` }],
    components: {
      securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Control-Key" } },
    },
    paths,
  };
}

function operation(route: Route): object {
  const { method, path, summary, parameters = {}, query = {}, body, answer, open } = route;
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[^A-Za-z]+([A-Za-z]?)/g, (_, next) => next.toUpperCase())}`,
    summary,
    // Nothing, or the key where the sandbox was started with one.
    security: open ? [] : [{}, { key: [] }],
    parameters: [...places("path", parameters), ...places("query", query)],
    ...(body === undefined ? {} : { requestBody: { required: true, content: contentOf(body) } }),
    responses: {
      [answer.status]: { description: answer.description, ...answered(answer) },
      ...problems(route),
    },
  };
}

function answered({ status, type, schema }: Route["answer"]): object {
  if (status === 204) return {};
  const [media = ""] = (type ?? "application/json").split(";");
  return { content: contentOf({ [media]: schema ?? text("") }) };
}

function problems({ open, parameters, body, query }: Route): object {
  const content = contentOf({ "application/json": objectOf({ error: text("What is wrong.") }) });
  const problem = (description: string) => ({ description, content });
  const given = body !== undefined || query !== undefined || parameters !== undefined;
  return {
    ...(given ? { 400: problem("Something is wrong with what was sent.") } : {}),
    ...(open ? {} : { 401: problem("The control key is missing.") }),
    403: problem("The request comes from a page of another machine."),
    ...(parameters === undefined ? {} : { 404: problem("There is no such thing.") }),
  };
}

function places(where: "path" | "query", named: Record<string, string>): object[] {
  return Object.entries(named).map(([name, description]) => ({
    name,
    in: where,
    required: where === "path",
    description,
    schema: { type: "string" },
  }));
}

function contentOf(byType: Record<string, Schema>): object {
  return Object.fromEntries(Object.entries(byType).map(([type, schema]) => [type, { schema }]));
}
