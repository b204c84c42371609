import { Refusal } from "../errors";
import { pathOf } from "../http/route";
import type { Service } from "../http/service";
import type { SandboxRequest, SandboxResponse } from "../types";
import { checkAccess } from "./access";
import { ControlError } from "./controlError";
import type { Route } from "./route";
import { routes } from "./routes";

export const prefix = "/sandbox";

/** Answers what is for the sandbox itself, and not for the environment that it is. */
export async function answerControl(
  service: Service,
  request: SandboxRequest,
): Promise<SandboxResponse> {
  try {
    const path = pathOf(request.url).slice(prefix.length) || "/";
    // Who waits for a server asks by HEAD; Node sends the answer without its body.
    const method = request.method === "HEAD" ? "GET" : request.method;
    const found = routes.flatMap((route) => matched(route, method, path))[0];
    checkAccess(service.access, request, found?.route.open === true);
    if (found === undefined) throw notFound(request.method, path);
    const { route, parameters } = found;
    const query = new URLSearchParams(request.url.split("?")[1] ?? "");
    const contentType = request.headers["content-type"] ?? "";
    const call = { service, body: request.body, contentType, parameters, query };
    return answerOf(route, await route.run(call));
  } catch (error) {
    if (error instanceof ControlError) return json(error.status, { error: error.message });
    if (error instanceof Refusal) return json(400, { error: error.message });
    throw error;
  }
}

function matched(route: Route, method: string, path: string) {
  const parameters = route.method === method ? placesOf(route.path, path) : undefined;
  return parameters === undefined ? [] : [{ route, parameters }];
}

/** What a path has in the places of a route; undefined for the path of another one. */
function placesOf(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const places: [string, string][] = [];
  for (const [at, part] of wanted.entries()) {
    const value = given[at] ?? "";
    if (!part.startsWith("{")) {
      if (part !== value) return undefined;
    } else places.push([part.slice(1, -1), decoded(value)]);
  }
  return Object.fromEntries(places);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ControlError(400, `The path has a part that cannot be decoded: ${text}.`);
  }
}

function notFound(method: string, path: string): ControlError {
  const there = routes.filter((route) => placesOf(route.path, path) !== undefined);
  if (there.length > 0) {
    const methods = there.map((route) => route.method).join(", ");
    return new ControlError(405, `${prefix}${path} takes ${methods}, not ${method}.`);
  }
  return new ControlError(404, `There is no ${prefix}${path}; GET ${prefix}/ lists what there is.`);
}

function answerOf({ answer }: Route, value: unknown): SandboxResponse {
  if (answer.status === 204) return { status: 204, headers: {}, body: "" };
  if (answer.type === undefined) return json(answer.status, value);
  const headers = { "Content-Type": answer.type, "Cache-Control": "no-store" };
  return { status: answer.status, headers, body: String(value) };
}

function json(status: number, value: unknown): SandboxResponse {
  const headers = {
    "Content-Type": "application/json; charset=utf-8",
    "Cache-Control": "no-store",
  };
  return { status, headers, body: JSON.stringify(value, null, 2) };
}
