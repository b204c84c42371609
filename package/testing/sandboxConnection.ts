import type { Sandbox, SandboxOptions } from "dataverse-sandbox";
import type { Connection } from "../types";
import { connectionTo } from "./connectionTo";
import { loadPackage } from "./loadPackage";

/** Options of the sandbox that is started, or a sandbox that runs already. */
export interface SandboxConnectionOptions extends SandboxOptions {
  /** A sandbox of this process, such as `useSandbox()` gives; it is left running. */
  readonly sandbox?: Sandbox;
  /** Whom the actions act for, as systemuserid; default the application user. */
  readonly userId?: string;
}

/** A sandbox of another process. */
export interface AttachOptions {
  /** Its environment URL on this machine, e.g. `http://127.0.0.1:4711`; it is left running. */
  readonly url: string;
}

export interface SandboxConnection {
  /** What the inputs named `connection` take, signed in. Its token is good for an hour. */
  readonly connection: Connection;
  /** The environment URL. */
  readonly url: string;
  /** Stops the sandbox if it was started here. */
  close(): Promise<void>;
}

export interface StartedSandboxConnection extends SandboxConnection {
  /** The sandbox itself: its rows, its requests, its faults. */
  readonly sandbox: Sandbox;
}

/**
 * A connection for actions, triggers and data sources to a Dataverse on this machine: to a sandbox that is
 * started with these options, to one that runs in this process, or to one of another process.
 *
 * @throws Error if dataverse-sandbox is not installed, or if there is no sandbox at the URL
 */
export function sandboxConnection(options: AttachOptions): Promise<SandboxConnection>;
export function sandboxConnection(
  options?: SandboxConnectionOptions,
): Promise<StartedSandboxConnection>;
export async function sandboxConnection(
  options: AttachOptions | SandboxConnectionOptions = {},
): Promise<SandboxConnection> {
  if ("url" in options) return connectionTo(options.url, loadSandbox());
  const { sandbox: running, userId, ...others } = options;
  const sandbox = running ?? (await loadSandbox().startSandbox(others));
  const token = sandbox.issueToken(userId === undefined ? {} : { userId });
  const { url, tokenUrl, clientId, clientSecret } = sandbox;
  const fields = { webApiUrl: url, tokenUrl, scopes: `${url}/.default`, clientId, clientSecret };
  return {
    connection: {
      key: "clientCredentials",
      configVarKey: "",
      fields,
      token: { access_token: token, token_type: "Bearer" },
    },
    url,
    sandbox,
    close: () => (running === undefined ? sandbox.close() : Promise.resolve()),
  } as StartedSandboxConnection;
}

const loadSandbox = (): typeof import("dataverse-sandbox") =>
  loadPackage("sandboxConnection()", "dataverse-sandbox", () => require("dataverse-sandbox"));
