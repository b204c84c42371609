import type { SandboxRequest, SandboxResponse } from "../../types";
import { EntraError, entraBody } from "../entraError";
import { fieldsOf } from "../grants/form";
import { checkConsent } from "../grants/person";
import { people } from "../people";
import type { TokenEndpoint } from "../tenant";
import { errorPage, formPage, signInPage } from "./page";
import { type ReturnAddress, returnAddress, wishesOf } from "./request";

/**
 * `/{tenant}/oauth2/v2.0/authorize`: a page to pick a person at, whose choice goes back to the app.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export function answerAuthorize(
  endpoint: TokenEndpoint,
  request: SandboxRequest,
  given: string,
): SandboxResponse {
  const query = new URL(request.url, endpoint.origin).searchParams;
  let address: ReturnAddress;
  try {
    address = returnAddress(endpoint, given, query);
  } catch (error) {
    return errorPage(entraBody(asEntraError(error), endpoint.now()).error_description);
  }
  try {
    return signIn(endpoint, address, { request, query });
  } catch (error) {
    const {
      error: code,
      error_description,
      error_uri,
    } = entraBody(asEntraError(error), endpoint.now());
    return answer(address, { error: code, error_description, error_uri });
  }
}

function signIn(
  endpoint: TokenEndpoint,
  address: ReturnAddress,
  { request, query }: { request: SandboxRequest; query: URLSearchParams },
): SandboxResponse {
  const { directory, codes, store } = endpoint;
  const { application } = address;
  const wishes = wishesOf(endpoint, address, query);
  if (query.get("prompt") === "none") throw silent(application);
  const form = request.method === "POST" ? fieldsOf(request) : new URLSearchParams();
  if (form.has("decline")) {
    throw new EntraError(65004, "access_denied", "The user declined to consent to access the app.");
  }
  const known = people(store);
  const person = known.find(({ objectId }) => objectId === form.get("user"));
  if (person === undefined) {
    return signInPage({ application, people: known, hint: query.get("login_hint") ?? "" });
  }
  directory.register({ clientId: application.clientId, isConsented: true });
  return answer(address, { code: codes.issue({ ...wishes, person }) });
}

/** Nobody stays signed in, so that nobody can be signed in without a page. */
function silent(application: ReturnAddress["application"]): EntraError {
  checkConsent(application, "interaction_required");
  const message = "A silent sign-in request was sent but no user is signed in.";
  return new EntraError(50058, "login_required", message);
}

function answer(
  { redirectUri, mode, state }: ReturnAddress,
  fields: Record<string, string>,
): SandboxResponse {
  const answered = new URLSearchParams({ ...fields, ...(state === undefined ? {} : { state }) });
  if (mode === "form_post") return formPage(redirectUri, answered);
  const mark = mode === "fragment" ? "#" : redirectUri.includes("?") ? "&" : "?";
  const headers = { Location: `${redirectUri}${mark}${answered}`, "Cache-Control": "no-store" };
  return { status: 302, headers, body: "" };
}

function asEntraError(error: unknown): EntraError {
  if (error instanceof EntraError) return error;
  throw error;
}
