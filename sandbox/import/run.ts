import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CommandLineError } from "../command/commandLineError";
import { importTables, usualTableNames } from "../index";
import { saying } from "../text/saying";
import { connect } from "./connect";
import { readOrganization } from "./readOrganization";
import { readAnswer, saveAnswer } from "./savedAnswer";
import { signInOf, tokenFor } from "./signIn";

export const importUsage = `Usage: dataverse-sandbox import <environment URL> [options]
       dataverse-sandbox import --from <file> [options]

Writes an organization's own tables as declarations that --tables loads: definitions only, no rows.
Signs in as the application that DATAVERSE_TENANT_ID (or DATAVERSE_TOKEN_URL), DATAVERSE_CLIENT_ID and
DATAVERSE_CLIENT_SECRET name, or by DATAVERSE_TOKEN.

  --connect         sign in as a person, at a page whose address is printed; DATAVERSE_CLIENT_ID is an app
                    that people sign in to and that leads back to http://localhost
  --from <file>     read a saved answer of RetrieveMetadataChanges, or a list of such
  --save <file>     save what was read, to import it again without the organization
  --tables <names>  these tables only, separated by commas
  --anonymous       hash the names and labels of everything that is the organization's own
  --out <folder>    where to write (default tables)
  --help            this text`;

const options = {
  connect: { type: "boolean" },
  from: { type: "string" },
  save: { type: "string" },
  tables: { type: "string" },
  anonymous: { type: "boolean" },
  out: { type: "string" },
  help: { type: "boolean" },
} as const;

/** Runs `dataverse-sandbox import`; returns what to print. */
export async function runImport(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  tell: (line: string) => void = () => {},
): Promise<string> {
  const { values, positionals } = parse(args);
  if (values.help) return importUsage;
  checkSources(positionals, values.from);
  const only = values.tables?.split(",").map((name) => name.trim());
  try {
    const answer = values.from
      ? onlyOf(readAnswer(values.from), only)
      : await readFrom(positionals[0], only, (url) =>
          values.connect ? connect(signInOf(url, environment), tell) : tokenFor(url, environment),
        );
    if (values.save) saveAnswer(values.save, answer);
    const imported = importTables(answer, { anonymous: values.anonymous === true });
    if (only !== undefined) checkFound(answer, only);
    return write(values.out ?? "tables", imported, values.anonymous === true);
  } catch (error) {
    throw new CommandLineError(saying(error));
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new CommandLineError(saying(error));
  }
}

/** One environment, or one file: what else is named would be left out without a word. */
function checkSources(addresses: readonly string[], from: string | undefined): void {
  const [first, ...others] = from === undefined ? addresses : [from, ...addresses];
  if (others.length === 0) return;
  throw new CommandLineError(
    `Only one organization is imported at once: ${first}, or ${others.join(", ")}.`,
  );
}

async function readFrom(
  address: string | undefined,
  only: readonly string[] | undefined,
  tokenOf: (url: string) => Promise<string>,
): Promise<unknown> {
  if (!address || !URL.canParse(address)) {
    throw new Error("Name the environment by its URL, such as https://contoso.crm4.dynamics.com.");
  }
  const { origin: url, protocol, hostname } = new URL(address);
  if (protocol !== "https:" && !["127.0.0.1", "localhost"].includes(hostname)) {
    throw new Error("The environment's URL begins with https.");
  }
  const token = await tokenOf(url);
  const isWanted = (name: string, isCustom: boolean) =>
    only === undefined ? isCustom || usualTableNames.includes(name) : only.includes(name);
  return readOrganization({ url, token }, isWanted);
}

/** Behind `importTables`, which has seen that the answer is one. */
function checkFound(answer: unknown, only: readonly string[]): void {
  const parts = answer as { EntityMetadata: { LogicalName: string }[] }[];
  const found = new Set(
    parts.flatMap(({ EntityMetadata }) => EntityMetadata.map((table) => table.LogicalName)),
  );
  const missing = only.filter((name) => !found.has(name));
  if (missing.length > 0)
    throw new Error(`There is no table ${missing.join(", ")} among the definitions.`);
}

/** The definitions of some tables; whatever is no answer is left to `importTables` to refuse. */
function onlyOf(answer: unknown, only: readonly string[] | undefined): unknown {
  if (only === undefined) return answer;
  const parts: unknown[] = Array.isArray(answer) ? answer : [answer];
  return parts.map((part) => {
    const { EntityMetadata } = Object(part) as { EntityMetadata?: { LogicalName?: string }[] };
    if (!Array.isArray(EntityMetadata)) return part;
    return {
      EntityMetadata: EntityMetadata.filter((table) => only.includes(String(table?.LogicalName))),
    };
  });
}

function write(
  folder: string,
  { tables, leftOut }: ReturnType<typeof importTables>,
  isAnonymous: boolean,
): string {
  mkdirSync(folder, { recursive: true });
  const written = new Set(tables.map((table) => `${table.logicalName}.json`));
  const others = readdirSync(folder).filter((name) => name.endsWith(".json") && !written.has(name));
  if (isAnonymous && others.length > 0) {
    throw new Error(
      `${folder} has ${others[0]} in it, which is not anonymous; name another folder by --out.`,
    );
  }
  for (const table of tables) {
    const file = join(folder, `${table.logicalName}.json`);
    writeFileSync(file, `${JSON.stringify(table, null, 2)}\n`);
  }
  const list = leftOut.map((line) => `  ${line}`).join("\n");
  const kept =
    others.length === 0
      ? ""
      : ` Files that were there before are loaded too: ${others.join(", ")}.`;
  return `${tables.length} tables are in ${folder}. Load them with --tables ${folder}.${kept}${
    leftOut.length === 0 ? "" : `\nNot modelled:\n${list}`
  }`;
}
