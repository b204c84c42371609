import { expect } from "../page.mjs";

export const name = "an edited cell sets off a webhook, a column trigger and a poll, in view";

export async function run({ page, open, until, waitFor, textOf }) {
  await open("sandbox");
  await waitFor("[role=grid] tbody tr");
  for (const label of ["Record Events", "Column Value Changed", "Record Changes"]) {
    await page.$eval(`button[aria-label="Watch ${label}"]`, (button) => button.click());
    await waitFor(`button[aria-label="Stop ${label}"]`);
  }
  await page.focus("#cell-0-0");
  await page.keyboard.press("Enter");
  await waitFor("#cell-0-0 input:focus");
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type("Renamed by hand");
  await page.keyboard.press("Enter");
  await until(
    "the cell is written",
    () => document.querySelector("#cell-0-0").textContent === "Renamed by hand",
  ).catch(async ({ message }) => {
    throw new Error(`${message} It says: ${await textOf("#cell-0-0")}`);
  });
  for (const key of ["managedWebhookTrigger", "columnChangedTrigger", "changeTrackingTrigger"]) {
    await until(
      `${key} went off`,
      (name) =>
        Number.parseInt(document.querySelector(`[data-count="${name}"]`).textContent, 10) > 0,
      key,
    );
  }
  const told = await page.$eval(".happenings", (element) => element.textContent);
  expect(/webhook/.test(told) && /trigger/.test(told), "The list does not say what happened.");
  for (const label of ["Record Events", "Column Value Changed", "Record Changes"]) {
    await page.$eval(`button[aria-label="Stop ${label}"]`, (button) => button.click());
    await waitFor(`button[aria-label="Watch ${label}"]`);
  }
}
