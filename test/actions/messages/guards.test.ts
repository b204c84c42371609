import { readFileSync } from "node:fs";
import path from "node:path";
import { actions } from "../../../src/actions";

const FILE = path.resolve(__dirname, "../../../src/client/messages/signatures/guarded.ts");

/** Words that begin with a capital letter, as labels of actions do, and are none. */
const OTHERS = new Set(["SDK", "Web API", "Power Platform", "Publish", "Publish; "]);

test("every action that a refusal names is there", () => {
  const labels = new Set(Object.values(actions).map(({ display }) => display.label));
  const text = readFileSync(FILE, "utf8").replaceAll("which the Web API does not have", "");
  const advice = [...text.matchAll(/(?:instead:\s*|", )[`"]([^`"]+)[`"]/g)].map(
    ([, words]) => words ?? "",
  );
  const named = advice.flatMap(
    (words) => words.match(/(?:[A-Z][A-Za-z]*)(?: [A-Z][A-Za-z]*)+/g) ?? [],
  );
  expect(named.length).toBeGreaterThan(15);
  for (const label of named) if (!OTHERS.has(label)) expect(labels).toContain(label);
});
