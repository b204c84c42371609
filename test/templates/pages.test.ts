import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readDefinition } from "../../flows/definition";
import { folder } from "./support";

const pages = path.resolve(folder, "../docs/templates");
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".yml"))
  .map((name) => name.replace(/\.yml$/, ""));

test("there is a template for each page, and a line for each in the list", () => {
  const texts = readdirSync(pages).filter((name) => name !== "README.md");
  expect(texts.sort()).toEqual(names.map((name) => `${name}.md`).sort());
  const list = readFileSync(path.join(pages, "README.md"), "utf8");
  expect(names.filter((name) => !list.includes(`](${name}.md)`))).toEqual([]);
});

describe.each(names)("%s", (name) => {
  const page = path.join(pages, `${name}.md`);
  const { definition } = readDefinition(readFileSync(path.join(folder, `${name}.yml`), "utf8"));

  test("its page has a drawing, and names every field of the wizard and every flow", () => {
    expect(existsSync(page)).toBe(true);
    const text = readFileSync(page, "utf8");
    expect(text).toContain("```mermaid");
    const shown = definition.configPages.flatMap(({ elements }) => elements);
    expect(shown.map(({ value }) => value)).toEqual(
      definition.requiredConfigVars.map(({ key }) => key),
    );
    const wanted = [...shown.map(({ value }) => value), ...definition.flows.map((f) => f.name)];
    expect(wanted.filter((word) => !text.includes(word))).toEqual([]);
  });
});
