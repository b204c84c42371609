import { nearest } from "../src/client/errors/nearest";
import { loadBundle, type Published, type PublishedComponent } from "./bundle";
import { parseArguments, USAGE } from "./cli/arguments";
import { inputValues } from "./cli/inputs";
import { help, listing } from "./cli/listing";
import { type Runnable, runner } from "./run";
import { openTarget } from "./target";

/** `npm run action`: one action or data source of the bundle, from the command line. */
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
    const { data, requests, waits, warnings, elapsedMs } = await runner(component, target)(
      kind,
      key,
      values,
    );
    console.log(Buffer.isBuffer(data) ? data.toString("base64") : JSON.stringify(data, null, 2));
    for (const line of [...warnings, ...waits, ...(given.trace ? requests : [])])
      console.error(line);
    console.error(
      `${key} on ${target.name}: ${requests.length} request${requests.length === 1 ? "" : "s"} in ${Math.round(elapsedMs)} ms`,
    );
  } finally {
    await target.close();
  }
};

const find = (
  component: PublishedComponent,
  name: string,
): { kind: Runnable; key: string; published: Published } => {
  const [, prefix, key = name] = /^(action|dataSource):(.+)$/.exec(name) ?? [];
  const action = prefix === "dataSource" ? undefined : component.actions[key];
  if (action) return { kind: "actions", key, published: action };
  const dataSource = prefix === "action" ? undefined : component.dataSources[key];
  if (dataSource) return { kind: "dataSources", key, published: dataSource };
  const [meant] = nearest(key, [
    ...Object.keys(component.actions),
    ...Object.keys(component.dataSources),
  ]);
  throw new Error(
    `There is no ${prefix ?? "action or data source"} ${key}${meant ? `; did you mean ${meant}?` : "."}`,
  );
};

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
