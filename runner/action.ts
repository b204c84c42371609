import { nearest } from "../src/client/errors/nearest";
import { loadBundle, type Published, type PublishedComponent } from "./bundle";
import { parseArguments, USAGE } from "./cli/arguments";
import { inputValues } from "./cli/inputs";
import { help, listing } from "./cli/listing";
import { type Runnable, runner } from "./run";
import { openTarget } from "./target";
import { triggerCall } from "./trigger";

/** `npm run action`: one action, data source or trigger of the bundle, from the command line. */
const main = async (): Promise<void> => {
  const given = parseArguments(process.argv.slice(2));
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
  const target = await openTarget();
  try {
    const run = runner(component, target);
    const trigger = kind === "triggers" ? triggerCall(published, values, given) : undefined;
    const { data, requests, waits, warnings, notes, elapsedMs } = await run(
      kind,
      key,
      values,
      trigger?.call,
    );
    print(trigger ? trigger.shown(data) : data);
    const said = [...warnings, ...waits, ...(trigger ? notes : [])];
    for (const line of [...said, ...(given.trace ? requests : [])]) console.error(line);
    console.error(
      `${key} on ${target.name}: ${requests.length} request${requests.length === 1 ? "" : "s"} in ${Math.round(elapsedMs)} ms`,
    );
  } finally {
    await target.close();
  }
};

const print = (data: unknown): void =>
  console.log(Buffer.isBuffer(data) ? data.toString("base64") : JSON.stringify(data, null, 2));

const KINDS: readonly Runnable[] = ["actions", "dataSources", "triggers"];

const find = (
  component: PublishedComponent,
  name: string,
): { kind: Runnable; key: string; published: Published } => {
  const [, prefix, key = name] = /^(action|dataSource|trigger):(.+)$/.exec(name) ?? [];
  const kinds = KINDS.filter((kind) => prefix === undefined || kind === `${prefix}s`);
  for (const kind of kinds) {
    const published = component[kind][key];
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

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
