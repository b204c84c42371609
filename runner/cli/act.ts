import { nearest } from "../../src/client/errors/nearest";
import { ownValue } from "../../src/client/objects/ownProperty";
import { loadBundle, type Published, type PublishedComponent } from "../bundle";
import { noFacts, type RunFacts, type Runnable, runner } from "../run";
import { openTarget } from "../target";
import { triggerCall } from "../trigger";
import { type Arguments, parseArguments, USAGE } from "./arguments";
import { asTable } from "./asTable";
import { inputValues } from "./inputs";
import { help, listing } from "./listing";
import { readJson } from "./readJson";

/**
 * One action, data source or trigger of the bundle, as the words of a command line name it. Prints the answer
 * on standard output, and what it cost on standard error.
 * @throws Error with one sentence for words that cannot be understood; the error of an action that fails.
 */
export async function act(words: readonly string[]): Promise<void> {
  const given = parseArguments(words);
  const component = loadBundle();
  if (given.key === undefined) {
    console.log(given.help ? USAGE : listing(component));
    return;
  }
  const { kind, key, published } = find(component, given.key);
  if (given.help) {
    console.log(help(key, published));
    return;
  }
  const values = inputValues(key, published, given);
  const target = await openTarget(given.connect);
  const facts = noFacts();
  try {
    const run = runner(component, target);
    const trigger = kind === "triggers" ? callOf(published, values, given) : undefined;
    const { data } = await run(kind, key, values, trigger?.call, facts);
    print(trigger ? trigger.shown(data) : data, given.output);
    if (trigger) for (const line of facts.notes) console.error(line);
  } finally {
    printFacts(facts, given.trace, `${key} on ${target.name}`);
    await target.close();
  }
}

const callOf = (
  published: Published,
  values: Readonly<Record<string, unknown>>,
  { payload, state }: Arguments,
) => {
  const body = payload === undefined ? undefined : readJson(payload).text;
  return triggerCall(published, values, { body, state });
};

/** Also after a failure: what was sent and waited for before it says most about it. */
const printFacts = (facts: RunFacts, trace: boolean, title: string): void => {
  const { requests, waits, warnings, elapsedMs } = facts;
  for (const line of [...warnings, ...waits, ...(trace ? requests : [])]) console.error(line);
  console.error(
    `${title}: ${requests.length} request${requests.length === 1 ? "" : "s"} in ${Math.round(elapsedMs)} ms`,
  );
};

const print = (data: unknown, output = process.stdout.isTTY ? "table" : "json"): void => {
  if (Buffer.isBuffer(data)) console.log(data.toString("base64"));
  else if (output === "json") console.log(JSON.stringify(data, null, 2));
  else console.log(asTable(data, process.stdout.columns ?? 120));
};

const KINDS: readonly Runnable[] = ["actions", "dataSources", "triggers"];

const find = (
  component: PublishedComponent,
  name: string,
): { kind: Runnable; key: string; published: Published } => {
  const [, prefix, key = name] = /^(action|dataSource|trigger):(.+)$/.exec(name) ?? [];
  const kinds = KINDS.filter((kind) => prefix === undefined || kind === `${prefix}s`);
  for (const kind of kinds) {
    const published = ownValue(component[kind], key);
    if (published) return { kind, key, published };
  }
  const [meant] = nearest(
    key,
    kinds.flatMap((kind) => Object.keys(component[kind])),
  );
  throw new Error(
    `There is no ${prefix ?? "action, data source or trigger"} ${key}${meant ? `; did you mean ${meant}?` : "."}`,
  );
};
