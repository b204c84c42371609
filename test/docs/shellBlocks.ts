import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(__dirname, "../..");

/** Commands that a page shows. */
export interface ShellBlock {
  readonly page: string;
  /** What follows the language: `run`, `run fails`, or nothing. */
  readonly mark: string;
  readonly text: string;
  readonly firstLine: string;
}

/** Every page that shows commands to people. */
const pages = (): string[] => [
  "README.md",
  "CONTRIBUTING.md",
  "sandbox/README.md",
  ...readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.posix.join("docs", file.split(path.sep).join("/"))),
];

/** The blocks of all pages whose language is a shell's. */
export function shellBlocks(): ShellBlock[] {
  return pages().flatMap((page) => blocksIn(page, readFileSync(path.join(root, page), "utf8")));
}

/** All pages in one text. */
export function pagesText(): string {
  return pages()
    .map((page) => readFileSync(path.join(root, page), "utf8"))
    .join("\n");
}

/** The blocks of one page, of a shell or of no language. */
export function blocksIn(
  page: string,
  text: string,
  language: "shell" | "" = "shell",
): ShellBlock[] {
  const fences = text.matchAll(/^```([^\n]*)\n([\s\S]*?)^```$/gm);
  const wanted = language === "" ? /^$/ : /^(?:sh|bash|shell|console|zsh)\b/;
  return [...fences].flatMap(([, info = "", body = ""]) =>
    wanted.test(info)
      ? [
          {
            page,
            mark: info.replace(wanted, "").trim(),
            text: body,
            firstLine: body.split("\n")[0] ?? "",
          },
        ]
      : [],
  );
}
