import { expect } from "../page.mjs";

export const name = "a bulk write while the service throttles: it waits, sends again, and succeeds";

export async function run({ page, open, form, fill, pressText, run: runForm, until, waitFor }) {
  // Filled in first: a picker would meet the fault before the write does.
  await form("actions/bulkCreateEntities");
  await fill("#bulkCreateEntities-entityType", "accounts");
  await waitFor("#bulkCreateEntities-records");
  await page.$eval("#bulkCreateEntities-records", (field) => {
    field.value = JSON.stringify([{ name: "First" }, { name: "Second" }, { name: "Third" }]);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await pressText("Clear", ".wire");
  await open("sandbox");
  await waitFor(".presets button");
  await pressText("Throttled", ".presets");
  await until("the fault is set", () => document.querySelectorAll(".rules li").length > 0);
  await form("actions/bulkCreateEntities");
  expect((await runForm()) === "Succeeded", "The bulk write did not succeed.");
  await until("a wait is on the wire", () => document.querySelector(".wire .wait") !== null);
  const statuses = await page.$$eval(".request .status", (found) =>
    found.map((status) => status.textContent),
  );
  expect(statuses.includes("429"), `No request was throttled: ${statuses.join(", ")}.`);
  const rows = await page.$$eval(".table-scroll tbody tr", (found) => found.length);
  expect(rows === 3, `There are results for ${rows} rows, not 3.`);
  await open("sandbox");
  await pressText("Take all away");
  await until("no fault is left", () => document.querySelector(".rules") === null);
}
