import { secretConnection } from "../../runner/secretConnection";
import type { SandboxConnection } from "./sandboxConnection";

interface Usual {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const LOCAL = /^https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

/**
 * A connection to the sandbox that another process serves. Nothing but an address of this machine at which a
 * sandbox answers is taken: tests write, and an environment of somebody's work is not for them.
 */
export async function connectionTo(
  address: string,
  { tenantId, clientId, clientSecret }: Usual,
): Promise<SandboxConnection> {
  const url = originOf(address);
  await checkSandbox(url);
  const tokenUrl = `${url}/${tenantId}/oauth2/v2.0/token`;
  const connection = await secretConnection({ webApiUrl: url, tokenUrl, clientId, clientSecret });
  return { connection, url, close: () => Promise.resolve() };
}

const originOf = (address: string): string => {
  const origin = URL.canParse(address) ? new URL(address).origin : "";
  if (LOCAL.test(origin)) return origin;
  throw new Error(
    "url takes the address of a sandbox on this machine, such as http://127.0.0.1:4711; environments elsewhere are not for tests.",
  );
};

const checkSandbox = async (url: string): Promise<void> => {
  if ((await nameAt(url)) === "dataverse-sandbox") return;
  throw new Error(`There is no sandbox at ${url}: start one with npx dataverse-sandbox.`);
};

const nameAt = async (url: string): Promise<unknown> => {
  try {
    const response = await fetch(`${url}/sandbox/health`, { redirect: "error" });
    return ((await response.json()) as { readonly name?: unknown }).name;
  } catch {
    return undefined;
  }
};
