import { expect } from "../page.mjs";

export const name = "a create with a wrong value: one sentence, and nothing is written";

export async function run({ page, form, fill, run: runForm, textOf, pressText }) {
  await form("actions/createEntity");
  await fill("#createEntity-entityType", "accounts");
  await fill("#createEntity-fieldValues .row:nth-child(1) .pair-key", "industrycode");
  await fill("#createEntity-fieldValues .row:nth-child(1) input:nth-child(2)", "No such industry");
  await pressText("Clear", ".wire");
  expect((await runForm()) === "Failed", "A wrong value was accepted.");
  const error = await textOf(".error-text");
  expect(
    /industrycode/i.test(error) && /No such industry/.test(error),
    `The error does not say what is wrong: ${error}`,
  );
  const written = await page.$$eval(
    ".request .method",
    (found) => found.filter((method) => method.textContent === "POST").length,
  );
  expect(written === 0, "A request was sent that writes.");
}
