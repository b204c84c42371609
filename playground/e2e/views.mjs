/** What the pictures show. */

export async function run({ page, form, fill, run: runForm, waitFor }) {
  await waitFor(".catalogue");
  await form("actions/queryEntities");
  await fill("#queryEntities-entityType", "accounts");
  for (const [at, column] of ["name", "accountnumber", "telephone1", "revenue"].entries()) {
    await fill(`#queryEntities-fieldNames-${at}`, column);
  }
  await fill("#queryEntities-filterExpression", "statecode eq 0 and revenue gt 100000");
  await fill("#queryEntities-top", "25");
  await runForm();
  await page.evaluate(() => {
    document.activeElement?.blur();
    document.querySelector(".fields").scrollTop = 0;
  });
}

export async function sandbox({ page, open, waitFor, until }) {
  await open("sandbox");
  await waitFor("[role=grid] tbody tr");
  for (const label of ["Record Events", "Column Value Changed"]) {
    await page.$eval(`button[aria-label="Watch ${label}"]`, (button) => button.click());
    await waitFor(`button[aria-label="Stop ${label}"]`);
  }
  await page.focus("#cell-1-0");
  await page.keyboard.press("Enter");
  await waitFor("#cell-1-0 input");
  await page.$eval("#cell-1-0 input", (field) => field.select());
  await page.keyboard.type("Straße & Söhne");
  await page.keyboard.press("Enter");
  await until(
    "a trigger went off",
    () =>
      Number.parseInt(
        document.querySelector('[data-count="columnChangedTrigger"]').textContent,
        10,
      ) > 0,
  );
}

export async function wizard({ page, open, press, waitFor, until }) {
  await open("wizard");
  await press("#check-connection");
  await waitFor(".status-text");
  await until(
    "tables are listed",
    () => document.querySelectorAll("#wizard-table option").length > 10,
  );
  await press("#read-map");
  await waitFor(".map-row select");
  await page.evaluate(() => {
    document.querySelector(".wizard").scrollTop = 260;
  });
}
