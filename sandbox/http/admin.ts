import { parseRule } from "../faults/parseRule";
import type { SandboxRequest, SandboxResponse } from "../types";
import { pathOf } from "./route";
import type { Service } from "./service";

/**
 * Routes for people, which need no token: `POST /sandbox/faults` adds a rule, `DELETE
 * /sandbox/faults` removes all of them, `GET /sandbox/requests` lists what was received.
 */
export function answerAdmin(service: Service, request: SandboxRequest): SandboxResponse {
  switch (`${request.method} ${pathOf(request.url)}`) {
    case "POST /sandbox/faults":
      return addFault(service, request);
    case "DELETE /sandbox/faults":
      service.faults.clear();
      return { status: 204, headers: {}, body: "" };
    case "GET /sandbox/requests":
      return json(200, service.log.requests.map(withoutSecrets));
    default:
      return json(404, {
        error: "Use POST or DELETE /sandbox/faults, or GET /sandbox/requests.",
      });
  }
}

function addFault(service: Service, request: SandboxRequest): SandboxResponse {
  try {
    service.faults.add(parseRule(request.body.toString("utf8")));
    return { status: 204, headers: {}, body: "" };
  } catch (error) {
    return json(400, { error: error instanceof Error ? error.message : String(error) });
  }
}

/** The list is for looking at, also over somebody's shoulder. */
function withoutSecrets(record: Service["log"]["requests"][number]): object {
  const { authorization: _authorization, ...headers } = record.headers;
  return { ...record, headers, body: record.kind === "token" ? "" : record.body };
}

function json(status: number, value: unknown): SandboxResponse {
  const headers = { "Content-Type": "application/json; charset=utf-8" };
  return { status, headers, body: JSON.stringify(value, null, 2) };
}
