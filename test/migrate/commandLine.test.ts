import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrate as run } from "../../migrate/migrate";
import { pathOf, textOf } from "./saved";

const migrate = async (words: readonly string[]): Promise<string> => (await run(words)).text;

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "migrate-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const copied = (name: string): string => {
  const file = path.join(folder, `${name}.yml`);
  copyFileSync(pathOf(name), file);
  return file;
};

describe("npm run migrate", () => {
  test("says what becomes of each step, by flow, with the counts at the end", async () => {
    const said = await migrate([pathOf("pages")]);
    expect(said).toMatch(/^\S+pages\.yml \(Nightly Sync\)\n\nAll steps\n {2}better {2}Every step/);
    expect(said).toMatch(
      /\nFlow "Nightly Sync"\n {2}look {4}Every Night: .*\[docs\/actions\.md#\S+\]\n {2}stays {3}Query Page: /,
    );
    expect(said).toMatch(/\n\n3 stay, 5 become better, 5 need a look\.$/);
  });

  test("says so where there is nothing to say", async () => {
    const file = path.join(folder, "other.yml");
    writeFileSync(
      file,
      textOf("pages").replaceAll("ms-dynamics", "salesforce").replace("ge 2020", ""),
    );
    expect(await migrate([file])).toBe(
      `${file} (Nightly Sync) has no step, connection or data source of Microsoft Dynamics 365.`,
    );
  });

  test("refuses what is written in code, and says what to do", async () => {
    const file = path.join(folder, "code.yml");
    writeFileSync(file, `${textOf("pages")}\nisCodeNative: true\n`);
    await expect(migrate([file, "--write"])).rejects.toThrow(
      `${file} is of an integration written in code, and holds none of its steps: change the entry in its component registry by hand.`,
    );
  });

  test("gives the same to programs", async () => {
    const { counts, findings, written } = JSON.parse(await migrate([pathOf("pages"), "--json"]));
    expect(counts).toEqual({ stays: 3, better: 5, look: 5 });
    expect(findings).toHaveLength(13);
    expect(findings[2]).toMatchObject({ kind: "look", flow: "Nightly Sync", step: "Every Night" });
    expect(written).toBeUndefined();
  });

  test("runs as a command, and ends with status 1 and a sentence for what it cannot read", () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["node_modules/tsx/dist/cli.mjs", "migrate/cli.ts", path.join(folder, "none.yml")],
      { cwd: path.join(__dirname, "../.."), encoding: "utf8" },
    );
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/none\.yml cannot be read: ENOENT/);
  }, 90_000);
});

describe("--write", () => {
  test("writes a file beside, and leaves the saved one alone", async () => {
    const file = copied("customers");
    const said = await migrate([file, "--write"]);
    const target = path.join(folder, "customers.migrated.yml");
    expect(said).toContain(
      `${target}: 3 steps, 1 connection and 1 data source name the private component, version LATEST.`,
    );
    expect(readFileSync(file, "utf8")).toBe(textOf("customers"));
    expect(readFileSync(target, "utf8")).not.toMatch(/key: ms-dynamics\n\s+isPublic: true/);
    expect(await migrate([target])).not.toContain("public component");
  });

  test("never writes over a file that is there", async () => {
    const file = copied("customers");
    writeFileSync(path.join(folder, "customers.migrated.yml"), "mine");
    await expect(migrate([file, "--write"])).rejects.toThrow(/is there already.*--output/);
    await expect(migrate([file, "--output", file])).rejects.toThrow(/is there already/);
    expect(readFileSync(path.join(folder, "customers.migrated.yml"), "utf8")).toBe("mine");
  });

  test("writes in place where that is asked for, and where another file is named", async () => {
    const file = copied("requests");
    const other = path.join(folder, "other.yml");
    await migrate([file, "--output", other, "--component-version", "12"]);
    expect(readFileSync(other, "utf8")).toContain("key: ms-dynamics, version: 12, isPublic: false");
    expect(readFileSync(file, "utf8")).toBe(textOf("requests"));
    const said = await migrate([file, "--in-place", "--component-version", "12"]);
    expect(said).toContain(`${file}: 3 steps and 1 connection name the private component`);
    expect(readFileSync(file, "utf8")).toBe(readFileSync(other, "utf8"));
    expect(await migrate([file, "--in-place"])).toContain("nothing was written");
  });
});

test.each([
  [["a.yml", "b.yml"], /One file at a time/],
  [["a.yml", "--in-place", "--output", "b.yml"], /name two files/],
  [["a.yml", "--component-version", "new"], /expected a whole number or LATEST/],
  [["a.yml", "--wirte"], /Unknown option '--wirte'/],
])("%j is refused", async (words, message) => {
  await expect(migrate(words)).rejects.toThrow(message);
});

test("an integration of another version is refused by a sentence", async () => {
  const file = path.join(folder, "old.yml");
  writeFileSync(file, textOf("pages").replace("definitionVersion: 7", "definitionVersion: 4"));
  await expect(migrate([file])).rejects.toThrow(/efinitionVersion is 4; it has to be 7/);
});
