import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { actions } from "../../src/actions";
import { dataSources } from "../../src/dataSources";
import { triggers } from "../../src/triggers";
import { holdsOfEach } from "../support/holdsOfEach";

const src = path.resolve(__dirname, "../../src");

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => {
    const text = readFileSync(path.join(src, file), "utf8");
    const lines = text.trimEnd().split("\n").length;
    return { file: file.split(path.sep).join("/"), text, lines };
  });

const inRoom = (...rooms: string[]) =>
  files.filter(({ file }) => rooms.some((room) => file.startsWith(`${room}/`)));

/** From the bottom up: a room may use its own and those before it. */
const STOREYS = [
  ["client"],
  ["inputs", "connections"],
  ["actions", "triggers", "dataSources"],
  [""],
];

const storeyOf = (file: string): number => {
  const room = file.includes("/") ? file.slice(0, file.indexOf("/")) : "";
  return STOREYS.findIndex((rooms) => rooms.includes(room));
};

const importsOf = (file: string, text: string): string[] =>
  [...text.matchAll(/(?:from|import|import\()\s*"(\.[^"]*)"/g)].map(([, target = ""]) =>
    path.posix.join(path.posix.dirname(file), target),
  );

const nameOf = ({ file }: { readonly file: string }): string => file;

/** What the package says of itself, which the component repeats. */
const MANIFEST = "../package.json";

describe("source files", () => {
  it("have at most 200 lines", () =>
    holdsOfEach(files, nameOf, ({ lines }) => {
      expect(lines).toBeLessThanOrEqual(200);
    }));

  it("import nothing from above", () =>
    holdsOfEach(files, nameOf, ({ file, text }) => {
      const upward = importsOf(file, text)
        .filter((target) => file !== "index.ts" || target !== MANIFEST)
        .filter((target) => storeyOf(`${target}/`) > storeyOf(file) || target.startsWith(".."));
      expect(upward).toEqual([]);
    }));

  it("leave nothing to do", () =>
    holdsOfEach(files, nameOf, ({ text }) => {
      expect(text).not.toMatch(/\bTODO\b|\bFIXME\b|@ts-|biome-ignore/);
    }));
});

describe("the layer of words", () => {
  const layer = inRoom("actions", "triggers", "dataSources", "inputs");

  it("is found", () => expect(layer.length).toBeGreaterThan(20));

  it("speaks no HTTP", () =>
    holdsOfEach(layer, nameOf, ({ text }) => {
      expect(text).not.toMatch(/\baxios\b|\bfetch\(|\bnew URL\(|\bURLSearchParams\b|node:https?/);
      expect(text).not.toMatch(
        /["'`](authorization|if-(none-)?match|prefer|content-type|mscrm[^"'`]*)["'`]/i,
      );
      expect(text).not.toMatch(/\btry\s*\{[^}]*createClient/);
    }));

  it("knows the client by its one door", () =>
    holdsOfEach(layer, nameOf, ({ file, text }) => {
      const inside = importsOf(file, text).filter((target) => target.startsWith("client/"));
      expect(inside).toEqual([]);
    }));
});

describe("registries", () => {
  const entries = [
    ...Object.keys(actions).map((key) => ["actions", key] as const),
    ...Object.keys(triggers).map((key) => ["triggers", key] as const),
    ...Object.keys(dataSources).map((key) => ["dataSources", key] as const),
  ];

  it.each(entries)("%s: %s is exported under its key by a file of its name", (room, key) => {
    const own = inRoom(room).filter(({ file }) => file.endsWith(`/${key}.ts`));
    expect(own).toHaveLength(1);
    expect(own[0]?.text).toContain(`export const ${key} = `);
    expect(own[0]?.lines).toBeLessThanOrEqual(60);
  });
});
