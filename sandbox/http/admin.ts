import { parseRule } from "../faults/parseRule";
import { saying } from "../text/saying";
import type { SandboxRequest, SandboxResponse } from "../types";
import { pathOf } from "./route";
import type { Service } from "./service";

/**
 * Routes for people, which need no token: `POST /sandbox/faults` adds a rule, `DELETE
 * /sandbox/faults` removes all of them, `GET /sandbox/requests` lists what was received, `GET
 * /sandbox/certificate` makes a certificate that signs in, with its key.
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
    case "GET /sandbox/certificate":
      return certificate(service);
    default:
      return json(404, {
        error:
          "Use POST or DELETE /sandbox/faults, GET /sandbox/requests, or GET /sandbox/certificate.",
      });
  }
}

function addFault(service: Service, request: SandboxRequest): SandboxResponse {
  try {
    service.faults.add(parseRule(request.body.toString("utf8")));
    return { status: 204, headers: {}, body: "" };
  } catch (error) {
    return json(400, { error: saying(error) });
  }
}

/** One text, as connections take it: the certificate, and the key behind it. */
function certificate({ endpoint }: Service): SandboxResponse {
  const pair = endpoint.certificate();
  const headers = { "Content-Type": "application/x-pem-file", "Cache-Control": "no-store" };
  return { status: 200, headers, body: `${pair.certificate}${pair.privateKey}` };
}

/** The list is for looking at, also over somebody's shoulder. */
function withoutSecrets(record: Service["log"]["requests"][number]): object {
  const { authorization: _authorization, ...headers } = record.headers;
  return { ...record, headers, body: record.kind === "api" ? record.body : "" };
}

function json(status: number, value: unknown): SandboxResponse {
  const headers = { "Content-Type": "application/json; charset=utf-8" };
  return { status, headers, body: JSON.stringify(value, null, 2) };
}
