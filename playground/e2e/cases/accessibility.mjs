import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect } from "../page.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const name =
  "accessibility: no serious finding in any view, light and dark; nothing is wider than a phone";

export async function run({ page, open, form, waitFor, press }) {
  await page.evaluate(axe);
  const findings = [];
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const view of [
      "actions/queryEntities",
      "actions/createEntity",
      "triggers/columnChangedTrigger",
      "sandbox",
      "wizard",
    ]) {
      if (view.includes("/")) await form(view);
      else await open(view);
      await waitFor(view === "wizard" ? ".step" : view === "sandbox" ? "[role=grid] td" : ".field");
      if (view === "actions/queryEntities" && scheme === "light") await press(".group summary");
      findings.push(...(await serious(page)).map((finding) => `${scheme}, ${view}: ${finding}`));
    }
  }
  await page.emulateMediaFeatures([]);
  expect(findings.length === 0, findings.join("\n        "));
  await page.setViewport({ width: 375, height: 720 });
  for (const view of ["actions/queryEntities", "sandbox", "wizard"]) {
    await open(view);
    await waitFor(view === "wizard" ? ".step" : view === "sandbox" ? "[role=grid] td" : ".field");
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width <= 375, `${view} is ${width} pixels wide on a screen of 375.`);
  }
  await page.setViewport({ width: 1440, height: 900 });
}

const serious = (page) =>
  page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id} ${nodes[0].html.slice(0, 120)}`);
  });
