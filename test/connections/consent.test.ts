import { createHash } from "node:crypto";
import { users } from "dataverse-sandbox";
import { signInAs } from "../support/browser";
import { useSandbox } from "../support/sandbox";
import { useVirtualTime } from "../support/time";
import { kinds } from "./kinds";

useVirtualTime();
const bench = useSandbox({ seed: "empty" });
const { user } = kinds(bench);
const redirectUri = "https://oauth2.example/callback";
const verifier = "v".repeat(43);

beforeEach(() =>
  bench.sandbox.register({
    clientId: bench.sandbox.clientId,
    isConsented: true,
    redirectUris: [redirectUri],
  }),
);

/** What the platform does with the connection: the page, the code, then the token. */
const signIn = async () => {
  const { clientId, clientSecret, url, authorizeUrl } = bench.sandbox;
  const query = new URLSearchParams({
    client_id: clientId,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: `${url}/user_impersonation offline_access`,
    state: "s",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const back = await signInAs(`${authorizeUrl}?${query}`, "Siobh");
  return redeem({
    grant_type: "authorization_code",
    client_id: clientId,
    client_secret: clientSecret,
    code: back.searchParams.get("code") ?? "",
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
};
const redeem = async (form: Record<string, string>) => {
  const body = new URLSearchParams(form);
  const answer = await fetch(bench.sandbox.tokenUrl, { method: "POST", body });
  return (await answer.json()) as Record<string, string>;
};
const refresh = ({ refresh_token = "" }: Record<string, string>) =>
  redeem({
    grant_type: "refresh_token",
    client_id: bench.sandbox.clientId,
    client_secret: bench.sandbox.clientSecret,
    refresh_token,
  });
const act = (token: string) =>
  bench.act<{ UserId: string }>("getCurrentUser", { connection: user(token) });

test("a person signs in at the page, works, and works on with a renewed token", async () => {
  const signedIn = await signIn();
  expect((await act(signedIn["access_token"] ?? "")).UserId).toBe(users.salesperson.id);
  const renewed = await refresh(signedIn);
  expect((await act(renewed["access_token"] ?? "")).UserId).toBe(users.salesperson.id);
});

test("consent that was revoked ends the renewal; the flow says to connect again, and sends nothing on", async () => {
  const signedIn = await signIn();
  bench.sandbox.register({ clientId: bench.sandbox.clientId, isConsented: false });
  bench.sandbox.revokeTokens();
  const refused = await refresh(signedIn);
  expect(refused["error_description"]).toMatch(/AADSTS65001/);
  bench.sandbox.clearRequests();
  const connection = user(signedIn["access_token"] ?? "");
  const error = await bench.failure("getCurrentUser", { connection });
  expect(error.message).toMatch(/connect again/);
  expect(error).toHaveProperty("connection");
  expect(bench.sandbox.requests.map(({ kind }) => kind)).toEqual(["api"]);
  // Without a token the platform has nothing to hand on.
  const without = await bench.failure("getCurrentUser", { connection: user("") });
  expect(without.message).toMatch(/connect it, then run again/);
  // Who signs in at the page consents again.
  expect((await act((await signIn())["access_token"] ?? "")).UserId).toBe(users.salesperson.id);
});
