import type { Connection } from "@prismatic-io/spectral";
import type { Sandbox } from "dataverse-sandbox";
import { localDataverse } from "./localDataverse";
import { secretConnection } from "./secretConnection";
import { connectionOfVariables } from "./variables";

/** The environment a run talks to: the local sandbox, or one of the user's own. */
export interface Target {
  readonly name: string;
  readonly connection: Connection;
  /** Only there when the target is the sandbox. */
  readonly sandbox: Sandbox | undefined;
  /** Whether a person signed in for this run: nobody renews the token. */
  readonly isPerson: boolean;
  close(): Promise<void>;
}

/**
 * The environment that a person signs in to by `--connect`, else the one that variables name, else a
 * new sandbox.
 */
export async function openTarget(connect?: string): Promise<Target> {
  const own = await (connect === undefined ? connectionOfVariables() : personOf(connect));
  return own ? connectedTarget(own, connect !== undefined) : sandboxTarget();
}

/** The environment of a connection, which is there before the run and after it. */
export function connectedTarget(connection: Connection, isPerson = false): Target {
  return {
    name: String(connection.fields["webApiUrl"] ?? ""),
    connection,
    sandbox: undefined,
    isPerson,
    close: () => Promise.resolve(),
  };
}

/** A new sandbox, which is gone when the target is closed. */
export async function sandboxTarget(): Promise<Target> {
  const sandbox = await localDataverse().startSandbox();
  const { url, tokenUrl, clientId, clientSecret } = sandbox;
  return {
    name: `a local Dataverse at ${url}`,
    connection: await secretConnection({ webApiUrl: url, tokenUrl, clientId, clientSecret }),
    sandbox,
    isPerson: false,
    close: () => sandbox.close(),
  };
}

/** Read where a person signs in: most runs need neither its page nor the command that opens a browser. */
const personOf = async (address: string): Promise<Connection> => {
  const { signInPerson } = await import("./connect/person");
  return signInPerson(address);
};
