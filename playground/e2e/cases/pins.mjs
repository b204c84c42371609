import { expect } from "../page.mjs";

export const name = "a pinned answer is the next step's input, and a form is copied as a command";

export async function run({
  page,
  form,
  fill,
  pressText,
  press,
  run: runForm,
  waitFor,
  textOf,
  until,
}) {
  await form("actions/queryEntities");
  await fill("#queryEntities-entityType", "contacts");
  await fill("#queryEntities-top", "1");
  expect((await runForm()) === "Succeeded", "The query failed.");
  await pressText("Pin", ".answer");
  await form("actions/getEntity");
  await fill("#getEntity-entityType", "contacts");
  await press('button[aria-label="from answer: Entity ID"]');
  await fill("#getEntity-entityId", "value[0].contactid");
  expect((await runForm()) === "Succeeded", "The record of the pinned answer was not read.");
  await pressText("command", ".copies");
  await waitFor("dialog pre");
  const command = await textOf("dialog pre");
  expect(
    /d365 (?:action:)?getEntity/.test(command) && /contacts/.test(command),
    `This is no command: ${command}`,
  );
  await pressText("Close", "dialog");
  await until("the window is closed", () => document.querySelector("dialog") === null);
  const past = await page.evaluate(() => {
    document.querySelector(".catalogue-head button").click();
    return new Promise((resolve) =>
      setTimeout(() => resolve(document.querySelectorAll(".history li").length), 200),
    );
  });
  expect(past >= 2, "The history does not have the runs.");
  await press(".catalogue-head button");
}
