import { readFileSync } from "node:fs";
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
