import { expect } from "../page.mjs";

export const name =
  "a query: found by search, filled in with a live picker, its rows and its request";

export async function run({ page, waitFor, until, form, fill, press, textOf, run: runForm }) {
  await waitFor(".catalogue input[type=search]");
  await fill(".catalogue input[type=search]", "query ent");
  await until("the list is short", () => document.querySelectorAll(".catalogue li").length < 12);
  await form("actions/queryEntities");
  await fill("#queryEntities-entityType", "acc");
  await page.focus("#queryEntities-entityType");
  await page.keyboard.press("ArrowDown");
  await until(
    "the picker lists tables",
    () => document.querySelectorAll("#queryEntities-entityType-list [role=option]").length > 0,
  );
  await page.keyboard.press("Escape");
  await fill("#queryEntities-entityType", "accounts");
  await fill("#queryEntities-top", "3");
  expect((await runForm()) === "Succeeded", "The query failed.");
  const rows = await page.$$eval(".table-scroll tbody tr", (found) => found.length);
  expect(rows === 3, `There are ${rows} rows, not 3.`);
  await until("the request is on the wire", () =>
    [...document.querySelectorAll(".request .url")].some((line) =>
      line.textContent.startsWith("accounts?"),
    ),
  );
  await press("#answer-tab-JSON");
  await waitFor("json-viewer");
  await press("#answer-tab-Schema");
  expect((await textOf("#answer-body")).startsWith("Fits"), "The answer does not fit its schema.");
}
