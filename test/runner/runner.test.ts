import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.join(__dirname, "../..");
/** Runs the command line as a person does, against a sandbox of its own, with the built bundle. */
const action = (...words: string[]) => {
  const { DATAVERSE_URL: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "runner/action.ts", ...words],
    { cwd: root, encoding: "utf8", env },
  );
  return { status, stdout, stderr };
};

test("lists actions and data sources", () => {
  const { status, stdout } = action();
  expect(status).toBe(0);
  expect(stdout).toMatch(/^ {2}queryEntities {2}/m);
  expect(stdout).toMatch(/^ {2}entityTypes {2}/m);
});

test("shows the inputs of one", () => {
  const { stdout } = action("upsertEntity", "--help");
  expect(stdout).toMatch(/entityId \*/);
  expect(stdout).toMatch(/one of: both, createOnly, updateOnly/);
});

test("runs an action with the bundle and tells the requests", () => {
  const { status, stdout, stderr } = action(
    "queryEntities",
    "-i",
    "entityType=contacts",
    "-i",
    "fieldNames=fullname",
    "-i",
    "fieldNames=emailaddress1",
    "-i",
    "top=2",
  );
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect((JSON.parse(stdout) as { value: unknown[] }).value).toHaveLength(2);
  expect(stderr).toMatch(/queryEntities on a local Dataverse .*: 1 request in/);
});

test("runs a data source", () => {
  const { stdout } = action("entityTypes");
  expect(JSON.parse(stdout)).toContainEqual(expect.objectContaining({ key: "accounts" }));
});

test.each([
  [["queryEntity"], /did you mean queryEntities\?/],
  [["queryEntities", "-i", "entityTyp=x"], /has no input entityTyp; did you mean entityType\?/],
  [["queryEntities"], /needs entityType \(Entity Type\)/],
  [["queryEntities", "--input", "x"], /--input wants name=value/],
  [["--nonsense"], /no option --nonsense/],
  [
    ["getEntity", "-i", "entityType=accounts", "-i", "entityId=accountnumber='NOPE'"],
    /No record has these alternate key values/,
  ],
])("%j ends with one clear sentence and status 1", (words, message) => {
  const { status, stderr } = action(...words);
  expect(status).toBe(1);
  expect(stderr).toMatch(message);
});
