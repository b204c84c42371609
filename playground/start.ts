import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { loadBundle } from "../runner/bundle";
import { takeConnect } from "../runner/cli/connectOption";
import { fail } from "../runner/cli/fail";
import { openBrowser } from "../runner/connect/browser";
import { openTarget } from "../runner/target";
import { buildPage } from "./build";
import { startPlayground } from "./server/startPlayground";

const USAGE = `npm run playground -- [--connect <environment>] [--port <number>] [--no-open]

Serves a page to try the component on: with a fresh local Dataverse; with the environment that you
sign in to by --connect; or with the one that DATAVERSE_URL names.`;

/** `npm run playground`: serves the page until Ctrl+C. */
const main = async (): Promise<void> => {
  const { connect, rest } = takeConnect(process.argv.slice(2));
  const { port, open, help } = readOptions(rest);
  if (help) {
    console.log(USAGE);
    return;
  }
  const component = loadBundle();
  const folder = await buildPage();
  const target = await openTarget(connect);
  const playground = await startPlayground({ component, target, port, folder });
  const address = playground.address();
  console.log(`The playground works with ${target.name}.\n\n  ${address}\n`);
  console.log("The address is good once. Enter shows another one, Ctrl+C ends.");
  if (open) openBrowser(address);
  if (process.stdin.isTTY) {
    createInterface({ input: process.stdin }).on("line", () => {
      console.log(`  ${playground.address()}`);
    });
  }
  const end = () => {
    Promise.all([playground.close(), target.close()]).then(() => process.exit(0), fail);
  };
  process.once("SIGINT", end).once("SIGTERM", end);
};

const readOptions = (words: readonly string[]) => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      port: { type: "string" },
      help: { type: "boolean", short: "h" },
      "no-open": { type: "boolean" },
    },
  });
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not ${values.port}.`);
  }
  return { port, open: values["no-open"] !== true, help: values.help === true };
};

main().catch(fail);
