import { expect } from "../page.mjs";

export const name = "a bulk write while the service throttles: it waits, sends again, and succeeds";

export async function run({
  page,
  open,
  form,
  fill,
  press,
  pressText,
  run: runForm,
  until,
  waitFor,
}) {
  await open("sandbox");
  await waitFor(".presets button");
  await page.evaluate(() => {
    const presets = [...document.querySelectorAll(".presets button")];
    const throttle = presets.find((button) =>
      /429|throttl|limit/i.test(`${button.textContent} ${button.title}`),
    );
    throttle.click();
  });
  await until("the fault is set", () => document.querySelectorAll(".rules li").length > 0);
  await form("actions/bulkCreateEntities");
  await fill("#bulkCreateEntities-entityType", "accounts");
  await page.$eval("#bulkCreateEntities-records", (field) => {
    field.value = JSON.stringify([{ name: "First" }, { name: "Second" }, { name: "Third" }]);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  expect((await runForm()) === "Succeeded", "The bulk write did not succeed.");
  await until(
    "a request was sent again",
    () => document.querySelector(".wire .wait, .wire .badge.told") !== null,
  );
  await open("sandbox");
  await waitFor(".rules");
  await pressText("Take all away");
  await until("no fault is left", () => document.querySelector(".rules") === null);
  await press(".top nav a");
}
