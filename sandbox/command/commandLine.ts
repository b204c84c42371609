import { parseArgs } from "node:util";
import type { Cost, Limits, SandboxOptions } from "../api";
import { CommandLineError } from "./commandLineError";
import type { Form } from "./printed";
import {
  calledBy,
  dateSkewOf,
  formOf,
  openTo,
  portOf,
  registrationOf,
  rowsOf,
  seedOf,
  tablesOf,
  wholeNumber,
} from "./values";

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
  tables: { type: "string" },
  https: { type: "boolean" },
  host: { type: "string" },
  "public-url": { type: "string" },
  "control-key": { type: "string" },
  print: { type: "string" },
  help: { type: "boolean" },
} as const;

/** What the command does: a sandbox with options, and what it prints besides. */
export interface CommandLine extends SandboxOptions {
  printCertificate?: boolean;
  print?: Form;
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
  const print = formOf(values.print);
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
    ...(values.tables === undefined ? {} : { tables: tablesOf(values.tables) }),
    ...(values.https ? { https: true } : {}),
    ...openTo(values.host, values["control-key"]),
    ...calledBy(values["public-url"]),
    ...(print === undefined ? {} : { print }),
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
