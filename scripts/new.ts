import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { actionFile, operationFile, testFile } from "./new/templates";

const ROOT = path.resolve(__dirname, "..");
const USAGE = `npm run new -- <key> [room]

Writes an action, its operation and its test, the two registry lines, and
the line of the privileges that it takes.
key   in camel case, e.g. getInvoice: file name, export name and key of the action
room  folder under src/actions, src/client and test/actions; records where left out`;

/** `npm run new`: the three files of a new action, which reads one record until it is changed. */
function main(): void {
  const [key, room = "records"] = process.argv.slice(2);
  if (!key) throw new Error(USAGE);
  if (!/^[a-z][A-Za-z0-9]{2,60}$/.test(key)) throw new Error(`${key} is no key.\n\n${USAGE}`);
  if (!/^[a-z][A-Za-z0-9]*$/.test(room)) throw new Error(`${room} is no room.\n\n${USAGE}`);
  const files = {
    [`src/client/${room}/${key}.ts`]: operationFile(key),
    [`src/actions/${room}/${key}.ts`]: actionFile(key),
    [`test/actions/${room}/${key}.test.ts`]: testFile(key),
  };
  const taken = Object.keys(files).filter((file) => existsSync(path.join(ROOT, file)));
  if (taken.length > 0) throw new Error(`There is already ${taken.join(", ")}.`);
  const isNewRoom = !existsSync(path.join(ROOT, "src/client", room));
  for (const [file, text] of Object.entries(files)) write(file, text);
  register("src/actions/index.ts", "actions", room, key);
  register("src/client/operations.ts", "operations", room, key);
  declarePrivileges(key);
  console.log(`Wrote ${Object.keys(files).join(", ")} and the lines of both registries and of src/actions/privileges.ts.

Next: change them to what the action does${isNewRoom ? `, and enter the room ${room} in test/architecture/floors.ts` : ""}; then
  npm run format                     # puts imports and lines in order
  npm run docs                       # docs/actions.md and the list in the README
  npx jest test/component -u         # the snapshot of keys: read the difference
  npx jest ${`test/actions/${room}/${key}`}`);
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(ROOT, file)), { recursive: true });
  writeFileSync(path.join(ROOT, file), text);
}

/** Adds the import, and the name behind the last entry of its room, or else at the end. */
function register(file: string, registry: string, room: string, key: string): void {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  const opening = text.indexOf(`export const ${registry} = {`);
  const end = text.indexOf("\n}", opening);
  if (opening < 0 || end < 0) throw new Error(`${file} has no registry ${registry}.`);
  const ends = entriesOf(text, room).map((name) => {
    const entry = `\n  ${name},`;
    const at = text.indexOf(entry, opening);
    return at < 0 || at > end ? 0 : at + entry.length;
  });
  const place = Math.max(...ends, 0) || end;
  writeFileSync(
    path.join(ROOT, file),
    `import { ${key} } from "./${room}/${key}";\n${text.slice(0, place)}\n  ${key},${text.slice(place)}`,
  );
}

/** Adds the line of the privileges that the action takes as it is written. */
function declarePrivileges(key: string): void {
  const file = path.join(ROOT, "src/actions/privileges.ts");
  const text = readFileSync(file, "utf8");
  const end = text.indexOf("\n};", text.indexOf("export const privileges"));
  if (end < 0) throw new Error(`${file} has no table of privileges.`);
  writeFileSync(file, `${text.slice(0, end)}\n  ${key}: reading,${text.slice(end)}`);
}

/** The names that a registry imports from the files of a room. */
function entriesOf(text: string, room: string): string[] {
  const imports = text.matchAll(/^import \{ (\w+) \} from "\.\/(\w+)\//gm);
  return [...imports].flatMap(([, name = "", from]) => (from === room ? [name] : []));
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
