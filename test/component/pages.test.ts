import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { defaults } from "../../src/client/defaults";
import { dataSources } from "../../src/dataSources";

const root = path.resolve(__dirname, "../..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");

const troubleshooting = read("docs/troubleshooting.md");

test.each(["aadsts", "environmentHints"])(
  "troubleshooting has every sign-in code that %s gives advice on",
  (file) => {
    const codes = [...read(`src/client/auth/${file}.ts`).matchAll(/^ {2}"(\d{5,7})":/gm)];
    expect(codes.length).toBeGreaterThan(10);
    const missing = codes.filter(([, code]) => !new RegExp(`\\b${code}\\b`).test(troubleshooting));
    expect(missing.map(([, code]) => code)).toEqual([]);
  },
);

test("troubleshooting names the longest waits as they are", () => {
  const { longestWaitMs, actionWaitBudgetMs, interactiveWaitBudgetMs, requestTimeoutMs } = defaults;
  for (const [words, ms] of [
    ["longer than the", longestWaitMs],
    ["would exceed the", actionWaitBudgetMs],
    ["would exceed the", interactiveWaitBudgetMs],
    ["no answer within", requestTimeoutMs],
  ] as const) {
    expect(troubleshooting).toContain(`*${words} ${ms / 1000} s`);
  }
});

test("the page about pickers has every data source", () => {
  const page = read("docs/pickers.md");
  expect(Object.keys(dataSources).filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
});

/** Every word of the code, to look names up in. */
const words = new Set(
  ["src", "sandbox", "runner", "playground", "scripts", "test/support", "test/architecture"]
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
        .filter(
          (file) => file.endsWith(".ts") && !/(?:^|[\\/])(?:dist|node_modules)[\\/]/.test(file),
        )
        .map((file) => read(path.join(folder, file))),
    )
    .flatMap((text) => text.match(/\w+/g) ?? []),
);

test.each(["CONTRIBUTING.md", "docs/architecture.md"])(
  "the functions and fields that %s names are in the code",
  (page) => {
    const named = [...read(page).matchAll(/`(?:\w+\.)*(\w*[a-z][A-Z]\w*)(?:\(\))?`/g)];
    expect(named.length).toBeGreaterThan(4);
    expect(named.flatMap(([, name = ""]) => (words.has(name) ? [] : [name]))).toEqual([]);
  },
);

test("the tests that the page about reliability names are there", () => {
  const files = readdirSync(path.join(root, "test/reliability"));
  const rows = read("docs/reliability.md").matchAll(/^\| .* \| (`\w+`(?:, `\w+`)*) \|$/gm);
  const named = [...rows].flatMap(([, names = ""]) => names.replace(/`/g, "").split(", "));
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((name) => !files.includes(`${name}.test.ts`))).toEqual([]);
});
