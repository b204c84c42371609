import { expect } from "../page.mjs";

export const name = "the wizard: status, table, field map, and a form whose record is created";

export async function run({ page, open, press, pressText, waitFor, until, fill, run: runForm }) {
  await open("wizard");
  await press("#check-connection");
  await waitFor(".status-text");
  await until(
    "tables are listed",
    () => document.querySelectorAll("#wizard-table option").length > 10,
  );
  await page.select("#wizard-table", "contacts");
  await fill("#app-fields", "lastname, emailaddress1");
  await press("#read-map");
  await waitFor(".map-row select");
  const mapped = await page.$eval(
    ".map-row select",
    (field) => field.selectedOptions[0].textContent,
  );
  expect(/Last Name/i.test(mapped), `The field lastname is mapped to ${mapped}.`);
  await press("#read-form");
  await waitFor(".record-form input");
  const field = await page.evaluateHandle(() => {
    const label = [...document.querySelectorAll(".record-form label")].find((one) =>
      /Last Name/.test(one.textContent),
    );
    return document.getElementById(label.htmlFor);
  });
  await field.type("Wizard");
  await until("the form has the value", () =>
    [...document.querySelectorAll(".step pre")].some((text) => text.textContent.includes("Wizard")),
  );
  await pressText("Use in Create Entity");
  await waitFor("#createEntity-entityType");
  expect((await runForm()) === "Succeeded", "The record of the form was not created.");
}
