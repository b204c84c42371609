import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { originOf } from "../http/address";
import { readDeclarations } from "../schema/read";
import type { TableDeclaration } from "../schema/types";
import { clientId } from "../seed/identities";
import { saying } from "../text/saying";
import { CommandLineError } from "./commandLineError";
import { type Form, forms } from "./printed";
import { defaultPort } from "./usage";

/** The app registration with a certificate of the user's. */
export function registrationOf(file: string): { clientId: string; certificates: string[] } {
  try {
    const certificate = readFileSync(file, "utf8");
    const { asymmetricKeyType } = new X509Certificate(certificate).publicKey;
    if (asymmetricKeyType === "rsa") return { clientId, certificates: [certificate] };
  } catch {
    // What cannot be read and what is none get the same sentence.
  }
  const what = "a file with a certificate in PEM form that has an RSA key";
  throw new CommandLineError(`--certificate takes ${what}, not ${file}.`);
}

/** Node takes a value that begins with a dash only behind an equals sign. */
export function dateSkewOf(text: string | undefined): number | undefined {
  if (text === undefined || /^-?\d+$/.test(text)) return text === undefined ? text : Number(text);
  throw new CommandLineError(
    `--date-skew takes a whole number, such as 1500 or --date-skew=-1500, not ${text}.`,
  );
}

export function portOf(text: string | undefined): number {
  const port = wholeNumber("port", text, 0) ?? defaultPort;
  if (port <= 65_535) return port;
  throw new CommandLineError(`--port takes a number up to 65535, not ${port}.`);
}

export function seedOf(text = "believable"): "believable" | "empty" {
  if (text === "believable" || text === "empty") return text;
  throw new CommandLineError(`--seed takes believable or empty, not ${text}.`);
}

export function rowsOf(text: string): [table: string, count: number] {
  const [, table, count] = /^([a-z0-9_]+)=(\d+)$/.exec(text) ?? [];
  if (table !== undefined && count !== undefined) return [table, Number(count)];
  throw new CommandLineError(`--rows takes <table>=<number>, such as account=1000, not ${text}.`);
}

export function formOf(text: string | undefined): Form | undefined {
  if (text === undefined) return undefined;
  const form = forms.find((each) => each === text);
  if (form !== undefined) return form;
  throw new CommandLineError(`--print takes ${forms.join(", ")}, not ${text}.`);
}

/** Whoever reaches the address reads and changes everything but the control. */
export function openTo(
  host: string | undefined,
  controlKey: string | undefined,
): { host?: string; controlKey?: string } {
  if (host === "") throw new CommandLineError("--host takes an address, such as 0.0.0.0.");
  if (host !== undefined && !controlKey) {
    throw new CommandLineError("--host needs --control-key as well.");
  }
  return {
    ...(host === undefined ? {} : { host }),
    ...(controlKey === undefined ? {} : { controlKey }),
  };
}

export function calledBy(address: string | undefined): { publicUrl?: string } {
  if (address === undefined) return {};
  if (originOf(address) !== undefined) return { publicUrl: address };
  throw new CommandLineError(
    "--public-url takes an address without a path, such as http://dataverse:4711.",
  );
}

export function tablesOf(folder: string): TableDeclaration[] {
  try {
    return readDeclarations(folder);
  } catch (error) {
    throw new CommandLineError(`--tables ${folder}: ${saying(error)}`);
  }
}

export function wholeNumber(
  name: string,
  text: string | undefined,
  least: number,
): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least) return value;
  throw new CommandLineError(`--${name} takes a whole number of at least ${least}, not ${text}.`);
}
