import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "../..");

/** Every page that people read in the repository. */
const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "sandbox/README.md",
  ...readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.posix.join("docs", file.split(path.sep).join("/"))),
];

const textOf = (page: string): string =>
  readFileSync(path.join(root, page), "utf8").replace(/^```[\s\S]*?^```/gm, "");

/** What GitHub makes of a heading, before it numbers those that occur twice. */
const slug = (heading: string): string =>
  heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .replace(/ /g, "-");

function anchorsOf(page: string): string[] {
  const seen = new Map<string, number>();
  return [...textOf(page).matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = ""]) => {
    const anchor = slug(heading);
    const before = seen.get(anchor) ?? 0;
    seen.set(anchor, before + 1);
    return before === 0 ? anchor : `${anchor}-${before}`;
  });
}

/** Links and pictures that do not lead out of the repository. */
const linksOf = (page: string): string[] =>
  [
    ...textOf(page)
      .replace(/`[^`\n]*`/g, "")
      .matchAll(/\]\(([^)\s]+)\)/g),
  ]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/i.test(target));

function leadsNowhere(page: string, link: string): boolean {
  const [file = "", anchor] = link.split("#");
  const target = file === "" ? page : path.posix.join(path.posix.dirname(page), file);
  if (!existsSync(path.join(root, target))) return true;
  return anchor !== undefined && !(target.endsWith(".md") && anchorsOf(target).includes(anchor));
}

test("anchors are made as GitHub makes them", () => {
  expect(slug("Signing in (AADSTS…)")).toBe("signing-in-aadsts");
  expect(slug("412: four meanings")).toBe("412-four-meanings");
  expect(anchorsOf("docs/connections.md")).toEqual(
    expect.arrayContaining(["1-register-the-app", "1-register-the-app-1"]),
  );
});

test("links are found in the pages", () => {
  expect(linksOf("README.md")).toContain("docs/connections.md");
  expect(leadsNowhere("README.md", "docs/nothing.md")).toBe(true);
  expect(leadsNowhere("README.md", "docs/values.md#nothing")).toBe(true);
});

test.each(pages)("every link and anchor of %s leads somewhere", (page) => {
  expect(linksOf(page).filter((link) => leadsNowhere(page, link))).toEqual([]);
});

const current = pages.filter((page) => page !== "CHANGELOG.md");

test.each(current)("every file that %s names is there", (page) => {
  const named = [...textOf(page).matchAll(/`((?:src|test|docs|runner|scripts)\/[\w./-]+)`/g)]
    .map(([, file = ""]) => file)
    .filter((file) => !existsSync(path.join(root, file)));
  expect(named).toEqual([]);
});

const pictures = readdirSync(path.join(root, "docs/pictures"));

test.each(pictures)("%s is shown with words for those who do not see it", (picture) => {
  const shown = pages.flatMap((page) => [
    ...readFileSync(path.join(root, page), "utf8").matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g),
  ]);
  const words = shown.filter(([, , target = ""]) => path.basename(target) === picture);
  expect(words).not.toEqual([]);
  for (const [, alt = ""] of words) expect(alt).toMatch(/\w+ \w+/);
  if (!picture.endsWith(".svg")) return;
  expect(readFileSync(path.join(root, "docs/pictures", picture), "utf8")).toMatch(
    /role="img"[\s\S]*<title[^>]*>[^<]+<\/title>[\s\S]*<desc[^>]*>[^<]+<\/desc>/,
  );
});
