import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { filesUnder, groupGraph, importGraph } from "../../scripts/layers/importGraph";
import { cycles } from "./cycles";
import { FLOORS, floorOf, roomOf } from "./floors";

const root = path.resolve(__dirname, "../..");
const graph = importGraph(root, "src");
const clientFiles = [...graph.keys()].filter((file) => file.startsWith("src/client/"));

/** Data and what is generated may be as long as it has to be. */
const isWritten = (file: string): boolean => !/\bgenerated\b/.test(file);

const linesOf = (file: string): number =>
  readFileSync(path.join(root, file), "utf8").trimEnd().split("\n").length;

const tooLong = (folders: readonly string[], most: number): string[] =>
  folders
    .flatMap((folder) => filesUnder(root, folder))
    .filter((file) => isWritten(file) && linesOf(file) > most);

describe("imports", () => {
  it("are read: this test knows some of them", () => {
    expect(graph.get("src/client/openSession.ts")).toContain("src/client/session/session.ts");
    expect(graph.get("src/client/types/index.ts")).toContain("src/client/types/params.ts");
    expect(graph.size).toBeGreaterThan(300);
  });

  it("lead no file of src back to itself", () => {
    expect(cycles(graph)).toEqual([]);
  });

  it("lead nothing of src to the flows, which only run it", () => {
    const importsFlows = (file: string) =>
      /from "(\.\.\/)+flows\//.test(readFileSync(path.join(root, file), "utf8"));
    expect(filesUnder(root, "src").filter(importsFlows)).toEqual([]);
  });

  it("of commands read the local Dataverse where one is started, and never before", () => {
    const readsIt = (file: string) =>
      /^import (?!type )[^;]*? from "dataverse-sandbox"/m.test(
        readFileSync(path.join(root, file), "utf8"),
      );
    const folders = ["runner", "flows", "migrate", "examples"];
    expect(folders.flatMap((folder) => filesUnder(root, folder)).filter(readsIt)).toEqual([]);
  });

  it("of the flows lead from each room to earlier ones only", () => {
    const rooms = [
      "definition",
      "values",
      "steps",
      "types.ts",
      "options.ts",
      "check",
      "run",
      "index.ts",
    ];
    const floor = (file: string) => rooms.indexOf(file.split("/")[1] ?? "");
    const flows = importGraph(root, "flows");
    expect([...flows.keys()].filter((file) => floor(file) < 0)).toEqual([]);
    const upwards = [...flows].flatMap(([file, targets]) =>
      targets.filter((target) => floor(target) > floor(file)).map((target) => [file, target]),
    );
    expect(upwards).toEqual([]);
  });

  it("lead no room back to itself", () => {
    const roomOrFolder = (file: string) => roomOf(file) ?? path.posix.dirname(file).split("/")[1];
    expect(cycles(groupGraph(graph, roomOrFolder))).toEqual([]);
  });
});

describe("the floors of the client", () => {
  it("have every room once", () => {
    const entered = FLOORS.flat().map(([name]) => name);
    expect([...new Set(clientFiles.map(roomOf))].sort()).toEqual([...entered].sort());
  });

  it.each(clientFiles)("%s imports from lower floors only", (file) => {
    const room = roomOf(file) ?? "";
    const wrong = (graph.get(file) ?? []).filter((target) => {
      const other = roomOf(target) ?? "";
      return other !== room && floorOf(other) >= floorOf(room);
    });
    expect(wrong).toEqual([]);
  });
});

describe("files are short", () => {
  it("in src, runner, flows, migrate, playground and sandbox: 200 lines at most", () => {
    expect(tooLong(["src", "runner", "flows", "migrate", "playground", "sandbox"], 200)).toEqual(
      [],
    );
  });

  it("in tests: 400 lines at most", () => {
    expect(tooLong(["test"], 400)).toEqual([]);
  });
});

describe("cycles", () => {
  const nodes = fc.constantFrom("a", "b", "c", "d", "e", "f");
  const edges = fc.uniqueArray(fc.tuple(nodes, nodes), { maxLength: 14 });

  const reaches = (graph: ReadonlyMap<string, readonly string[]>, from: string, to: string) => {
    const seen = new Set<string>();
    const left = [...(graph.get(from) ?? [])];
    for (let node = left.pop(); node !== undefined; node = left.pop()) {
      if (node === to) return true;
      if (!seen.has(node)) left.push(...(graph.get(node) ?? []));
      seen.add(node);
    }
    return false;
  };

  it("are found, and only they: whatever leads back to itself is in exactly one", () => {
    fc.assert(
      fc.property(edges, (pairs) => {
        const all = ["a", "b", "c", "d", "e", "f"];
        const some = new Map(
          all.map((node) => [node, pairs.flatMap(([from, to]) => (from === node ? [to] : []))]),
        );
        const expected = all.filter((node) => reaches(some, node, node));
        expect(cycles(some).flat().sort()).toEqual(expected);
      }),
    );
  });
});
