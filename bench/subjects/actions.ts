import { actionsOf } from "./component";

interface Options {
  readonly url: string;
  readonly bundle: string;
}

const RECORD = { entityType: "accounts", entityId: "7d577253-3ef0-4a0a-bb7f-8335c2596e70" };
const VALUES = { dynamicValues: { name: "Fabrikam" } };

const CALLS: [string, object][] = [
  ["getEntity", RECORD],
  ["createEntity", { entityType: "accounts", ...VALUES }],
  ["updateEntity", { ...RECORD, ...VALUES }],
  ["upsertEntity", { ...RECORD, ...VALUES }],
  ["deleteEntity", RECORD],
  ["queryEntities", { entityType: "accounts" }],
  ["getCurrentUser", {}],
];

/** Runs one action after the other, each when the parent asks for it; sends its name when it is done. */
const main = ({ url, bundle }: Options): void => {
  const run = actionsOf(bundle, url);
  const calls = [...CALLS];
  process.on("message", async () => {
    const call = calls.shift();
    if (!call) process.exit();
    await run(...call);
    process.send?.({ action: call[0], left: calls.length });
  });
  process.send?.({ ready: true });
};

main(JSON.parse(process.argv[2] ?? "{}") as Options);
