import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Cost, Limits, SandboxOptions } from "./api";
import { clientId } from "./seed/identities";

/** The port people find the sandbox at when they do not choose one. */
export const defaultPort = 4711;

export const usage = `Usage: dataverse-sandbox [options]

A local Dataverse environment with its own sign-in, on http://127.0.0.1:<port>.

  --port <n>             port to listen on, 0 for any free one (default ${defaultPort})
  --seed <name>          believable (default) or empty
  --rows <table>=<n>     generate rows of a table besides; may be repeated
  --limit-requests <n>   requests a user may send in the window (default 6000)
  --window <seconds>     length of that window (default 300)
  --concurrency <n>      requests of a user in flight at once (default 52)
  --latency <ms>         time every request takes before it is answered (default 0)
  --cost                 let work take time: 20 ms a request, 4 an operation, 1 a bulk row
  --cost-request <ms>    the same with another time for every request
  --cost-row <ms>        the same with another time for every operation, parts of batches included
  --cost-bulk-row <ms>   the same with another time for every row of a bulk message
  --dop-hint <n>         degree of parallelism recommended to clients (default 8)
  --token-lifetime <s>   life of an access token (default 3599)
  --certificate <file>   register a certificate (PEM) of yours for the client id
  --print-certificate    make a certificate that is registered, and print it with its key
  --date-skew <ms>       how far the Date header is ahead of the clock, behind where negative (default 0)
  --change-days <n>      days that tokens of change tracking are good for (default 7)
  --help                 this text`;

/** A sentence about what is wrong with the command line. */
export class CommandLineError extends Error {}

const options = {
  port: { type: "string" },
  seed: { type: "string" },
  rows: { type: "string", multiple: true },
  "limit-requests": { type: "string" },
  window: { type: "string" },
  concurrency: { type: "string" },
  latency: { type: "string" },
  cost: { type: "boolean" },
  "cost-request": { type: "string" },
  "cost-row": { type: "string" },
  "cost-bulk-row": { type: "string" },
  "dop-hint": { type: "string" },
  "token-lifetime": { type: "string" },
  certificate: { type: "string" },
  "print-certificate": { type: "boolean" },
  "date-skew": { type: "string" },
  "change-days": { type: "string" },
  help: { type: "boolean" },
} as const;

/** What the command does: a sandbox with options, and what it prints besides. */
export interface CommandLine extends SandboxOptions {
  printCertificate?: boolean;
}

/**
 * Reads the arguments behind the script's name; `help` where they ask for it. Throws
 * `CommandLineError` for anything that is not understood.
 */
export function readCommandLine(args: readonly string[]): CommandLine | "help" {
  const values = parse(args);
  if (values.help) return "help";
  const latencyMs = wholeNumber("latency", values.latency, 0);
  const cost = costOf(values);
  const dopHint = wholeNumber("dop-hint", values["dop-hint"], 1);
  const tokenLifetimeSeconds = wholeNumber("token-lifetime", values["token-lifetime"], 1);
  const { certificate } = values;
  const dateSkewMs = dateSkewOf(values["date-skew"]);
  const expireInDays = wholeNumber("change-days", values["change-days"], 1);
  return {
    port: portOf(values.port),
    seed: seedOf(values.seed),
    generate: Object.fromEntries((values.rows ?? []).map(rowsOf)),
    limits: limitsOf(values),
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(cost === undefined ? {} : { cost }),
    ...(dopHint === undefined ? {} : { dopHint }),
    ...(tokenLifetimeSeconds === undefined ? {} : { tokenLifetimeSeconds }),
    ...(certificate === undefined ? {} : { applications: [registrationOf(certificate)] }),
    ...(values["print-certificate"] ? { printCertificate: true } : {}),
    ...(dateSkewMs === undefined ? {} : { dateSkewMs }),
    ...(expireInDays === undefined ? {} : { changeTracking: { expireInDays } }),
  };
}

type Values = ReturnType<typeof parse>;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    // Node adds advice about positional arguments behind its first sentence.
    const [sentence = "The command line is not understood"] = (error as Error).message.split(". ");
    throw new CommandLineError(sentence.replace(/\.?$/, "."));
  }
}

function limitsOf(values: Values): Partial<Limits> {
  const requests = wholeNumber("limit-requests", values["limit-requests"], 1);
  const windowSeconds = wholeNumber("window", values.window, 1);
  const concurrency = wholeNumber("concurrency", values.concurrency, 1);
  return {
    ...(requests === undefined ? {} : { requests }),
    ...(windowSeconds === undefined ? {} : { windowSeconds }),
    ...(concurrency === undefined ? {} : { concurrency }),
  };
}

/** Any of the costs brings the usual ones of the others along. */
function costOf(values: Values): Partial<Cost> | undefined {
  const requestMs = wholeNumber("cost-request", values["cost-request"], 0);
  const rowMs = wholeNumber("cost-row", values["cost-row"], 0);
  const bulkRowMs = wholeNumber("cost-bulk-row", values["cost-bulk-row"], 0);
  const given = [requestMs, rowMs, bulkRowMs].some((value) => value !== undefined);
  if (!values.cost && !given) return undefined;
  return {
    ...(requestMs === undefined ? {} : { requestMs }),
    ...(rowMs === undefined ? {} : { rowMs }),
    ...(bulkRowMs === undefined ? {} : { bulkRowMs }),
  };
}

/** The app registration with a certificate of the user's. */
function registrationOf(file: string): { clientId: string; certificates: string[] } {
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
function dateSkewOf(text: string | undefined): number | undefined {
  if (text === undefined || /^-?\d+$/.test(text)) return text === undefined ? text : Number(text);
  throw new CommandLineError(
    `--date-skew takes a whole number, such as 1500 or --date-skew=-1500, not ${text}.`,
  );
}

function portOf(text: string | undefined): number {
  const port = wholeNumber("port", text, 0) ?? defaultPort;
  if (port <= 65_535) return port;
  throw new CommandLineError(`--port takes a number up to 65535, not ${port}.`);
}

function seedOf(text = "believable"): "believable" | "empty" {
  if (text === "believable" || text === "empty") return text;
  throw new CommandLineError(`--seed takes believable or empty, not ${text}.`);
}

function rowsOf(text: string): [table: string, count: number] {
  const [, table, count] = /^([a-z0-9_]+)=(\d+)$/.exec(text) ?? [];
  if (table !== undefined && count !== undefined) return [table, Number(count)];
  throw new CommandLineError(`--rows takes <table>=<number>, such as account=1000, not ${text}.`);
}

function wholeNumber(name: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least) return value;
  throw new CommandLineError(`--${name} takes a whole number of at least ${least}, not ${text}.`);
}
