import { expect } from "../page.mjs";

export const name = "a form without what it needs is not sent, by keyboard alone";

export async function run({ page, form, pressText, until }) {
  await form("actions/getEntity");
  await pressText("Clear", ".entry-tools");
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
  await until(
    "the first blank input has the focus",
    () => document.activeElement?.id === "getEntity-entityType",
  );
  const said = await page.$eval(".is-missing .about", (element) => element.textContent);
  expect(said.includes("is needed"), "Nothing says what is missing.");
}
