import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const dist = path.resolve(__dirname, "../../dist");
const bundle = path.join(dist, "index.js");

const isMissing = !existsSync(bundle) && !process.env["CI"];
const describeBundle = isMissing ? describe.skip : describe;

/** docs/adr/0009-one-bundle-that-grows.md */
const LARGEST_BUNDLE_BYTES = 1_300_000;

/** Whether a source file names the package: one that nobody imports is not in the bundle. */
const isImported = (name: string): boolean =>
  readdirSync(path.resolve(dist, "../src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .some((file) =>
      readFileSync(path.resolve(dist, "../src", file), "utf8").includes(`from "${name}`),
    );

/** Loads the bundle the way the platform's runner does: alone in a folder, with a Node of its own. */
const PROBE = `
  const { default: component } = require("./index.js");
  const { key, actions, triggers, dataSources, connections } = component;
  const keys = (registry) => Object.keys(registry);
  process.stdout.write(JSON.stringify({
    key,
    actions: keys(actions),
    triggers: keys(triggers),
    dataSources: keys(dataSources),
    connections: connections.map((connection) => connection.key),
    signIn: connections.find(({ key }) => key === "environmentUser"),
    loadsFetch: process.moduleLoadList.some((name) => name.includes("undici")),
    performs: Object.values(actions).every(({ perform }) => typeof perform === "function"),
  }));
`;

describeBundle(
  `the bundle${isMissing ? " (skipped: dist/ is missing, run npm run build)" : ""}`,
  () => {
    it("is index.js, icon.png and the notices, and nothing else", () => {
      expect(readdirSync(dist).sort()).toEqual(["THIRD-PARTY-NOTICES.txt", "icon.png", "index.js"]);
    });

    it("carries the notice of every package in it", () => {
      const text = readFileSync(path.join(dist, "THIRD-PARTY-NOTICES.txt"), "utf8");
      const notices = new Map(
        text.split(/^-{78}$/m).map((notice) => {
          const [, name = ""] = /^(\S+) \d+\.\d+\.\d+ \(/.exec(notice.trim()) ?? [];
          return [name, notice];
        }),
      );
      const { devDependencies } = JSON.parse(
        readFileSync(path.resolve(dist, "../package.json"), "utf8"),
      ) as { devDependencies: Record<string, string> };
      const used = Object.keys(devDependencies).filter((name) => isImported(name));
      for (const name of [...used, "https-proxy-agent", "path-expression-matcher"]) {
        expect(notices.get(name) ?? `no notice of ${name}`).toMatch(/permission/i);
      }
      for (const notice of notices.values()) expect(notice).toMatch(/copyright[\s\S]+permission/i);
    });

    it("is small", () => {
      expect(statSync(bundle).size).toBeLessThanOrEqual(LARGEST_BUNDLE_BYTES);
    });

    it("has an icon in PNG format", () => {
      const head = readFileSync(path.join(dist, "icon.png")).subarray(0, 8);
      expect(head.toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
    });

    it("leaves nothing to do", () => {
      expect(readFileSync(bundle, "utf8")).not.toContain("TODO");
    });

    it("loads in an empty folder and is the component", async () => {
      const folder = mkdtempSync(path.join(tmpdir(), "bundle-"));
      try {
        copyFileSync(bundle, path.join(folder, "index.js"));
        const output = execFileSync(process.execPath, ["-e", PROBE], {
          cwd: folder,
          encoding: "utf8",
        });
        const { default: component } = await import("../../src");
        expect(JSON.parse(output)).toEqual({
          key: "ms-dynamics",
          actions: Object.keys(component.actions),
          triggers: Object.keys(component.triggers),
          dataSources: Object.keys(component.dataSources),
          connections: component.connections.map((connection) => connection.key),
          // The hidden inputs that are made of the others come from a part of the SDK that has to be there.
          signIn: JSON.parse(
            JSON.stringify(
              component.connections.find((connection) => connection.key === "environmentUser"),
            ),
          ),
          loadsFetch: false,
          performs: true,
        });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  },
);
