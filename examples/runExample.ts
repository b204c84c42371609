import { loadBundle } from "../runner/bundle";
import { takeConnect } from "../runner/cli/connectOption";
import { runner } from "../runner/run";
import { openTarget } from "../runner/target";
import { textTable } from "../scripts/tables/textTable";
import { examples } from ".";

/** One example, by its name, against the sandbox or an environment of one's own; without a name, their list. */
export async function runExample(words: readonly string[]): Promise<void> {
  const { connect, rest } = takeConnect(words);
  const [name = ""] = rest;
  const example = Object.entries(examples).find(([key]) => key === name)?.[1];
  if (!example) {
    if (name !== "") throw new Error(`There is no example ${name}; npm run example lists them.`);
    console.log("npm run example -- <name> [--connect <environment>]\n");
    const rows = Object.entries(examples).map(([key, { title }]) => [key, title]);
    console.log(textTable(undefined, rows, { indent: 2 }));
    return;
  }
  const target = await openTarget(connect);
  try {
    const run = runner(loadBundle(), target);
    const act = async (key: string, inputs: Record<string, unknown>) =>
      (await run("actions", key, inputs)).data;
    console.log(JSON.stringify(await example.run(act, example.payload as never), null, 2));
  } finally {
    await target.close();
  }
}
