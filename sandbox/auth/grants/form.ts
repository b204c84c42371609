import type { SandboxRequest } from "../../types";
import { EntraError } from "../entraError";

/** A parameter the request cannot do without. */
export function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value !== null && value !== "") return value;
  throw new EntraError(
    900144,
    "invalid_request",
    `The request body must contain the following parameter: '${name}'.`,
  );
}

/** The fields of a form that was posted; a body of another type is not read at all. */
export function fieldsOf({ headers, body }: SandboxRequest): URLSearchParams {
  const type = (headers["content-type"] ?? "").toLowerCase();
  const isForm = type.startsWith("application/x-www-form-urlencoded");
  return new URLSearchParams(isForm ? body.toString("utf8") : "");
}

/** The parameters of a token request: `Authorization` may hold the client's in place of the body. */
export function tokenForm(request: SandboxRequest): URLSearchParams {
  const form = fieldsOf(request);
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(request.headers["authorization"] ?? "")?.[1];
  if (basic === undefined) return form;
  const pair = Buffer.from(basic, "base64").toString("utf8");
  const colon = pair.includes(":") ? pair.indexOf(":") : pair.length;
  form.set("client_id", decoded(pair.slice(0, colon)));
  form.set("client_secret", decoded(pair.slice(colon + 1)));
  return form;
}

/** Both halves are encoded as in a form (RFC 6749, 2.3.1). */
function decoded(text: string): string {
  return new URLSearchParams(`x=${text.replaceAll("&", "%26")}`).get("x") ?? "";
}
