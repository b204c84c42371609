import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { buildPage } from "../../playground/build";

/** Bytes of what the page loads without the wizard, as a browser gets it compressed. */
const CEILING = 300_000;

describe("the page of the playground, built", () => {
  let folder: string;
  let files: readonly string[];
  const read = (file: string): string => readFileSync(path.join(folder, file), "utf8");
  const zipped = (file: string): number => gzipSync(readFileSync(path.join(folder, file))).length;
  const imports = (file: string, pattern: RegExp): string[] =>
    [...read(file).matchAll(pattern)].map(([, target = ""]) =>
      path.posix.join(path.posix.dirname(file), target),
    );

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "playground-"));
    await buildPage(folder);
    files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
      /\.\w+$/.test(file),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** A file and whatever it imports at once or later. */
  const reached = (file: string, known = new Set<string>()): Set<string> => {
    if (known.has(file) || /Wizard/.test(file)) return known;
    known.add(file);
    for (const target of imports(file, /(?:from|import)\s*\(?"(\.[^"]+\.js)"/g)) {
      reached(target, known);
    }
    return known;
  };

  it("weighs at most 300 kB without the wizard", () => {
    const loaded = [...reached("page.js"), "page.css", "index.html", "favicon.svg"];
    expect(loaded.length).toBeGreaterThan(5);
    const total = loaded.map(zipped).reduce((sum, bytes) => sum + bytes, 0);
    expect(total).toBeGreaterThan(20_000);
    expect(total).toBeLessThan(CEILING);
  });

  it("has the forms of the wizard in files that only the wizard loads", () => {
    const first = [...reached("page.js")].map(read).join("");
    const all = files
      .filter((file) => file.endsWith(".js"))
      .map(read)
      .join("");
    expect(all).toContain("jsonforms/INIT");
    expect(first).not.toContain("jsonforms/INIT");
  });

  it("has no inline script, style or handler", () => {
    const html = read("index.html");
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i);
  });

  it("loads nothing from another host", () => {
    const loads = /(?:src|href)="([^"]+)"|url\(([^)]+)\)|@import\s+([^;]+);/g;
    for (const file of ["index.html", "page.css"]) {
      const targets = [...read(file).matchAll(loads)].map((found) => found.slice(1).join(""));
      expect(targets.filter((target) => /^["']?(?:[a-z]+:)?\/\//i.test(target))).toEqual([]);
    }
  });
});
