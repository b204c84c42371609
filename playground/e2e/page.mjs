/** What the cases do with the page, in the words of people. Every wait has an end. */

const PATIENCE = { timeout: 30_000 };

export function hands(page) {
  const waitFor = (selector) => page.waitForSelector(selector, PATIENCE);
  /** Waits until a function of the page says something; returns that. */
  const until = async (what, check, ...args) => {
    try {
      const handle = await page.waitForFunction(check, PATIENCE, ...args);
      return await handle.jsonValue();
    } catch {
      throw new Error(`It was waited in vain until ${what}.`);
    }
  };
  const textOf = (selector) => page.$eval(selector, (element) => element.textContent.trim());
  const open = async (route) => {
    await page.evaluate((to) => {
      location.hash = `#/${to}`;
    }, route);
  };
  /** Opens the form of an action, trigger or picker. */
  const form = async (id) => {
    await open(id);
    const key = id.split("/")[1];
    await until(
      `the form of ${id} is open`,
      (name) => document.querySelector(".entry-tools code")?.textContent === name,
      key,
    );
  };
  const fill = async (selector, text) => {
    await waitFor(selector);
    await page.$eval(selector, (element) => {
      element.focus();
      element.select?.();
    });
    await page.keyboard.type(text);
    const hasChoices = await page.$eval(selector, (element) => element.role === "combobox");
    if (hasChoices) await page.keyboard.press("Escape");
  };
  const press = async (selector) => {
    await waitFor(selector);
    await page.$eval(selector, (element) => element.click());
  };
  /** Presses the button with this text. */
  const pressText = async (text, within = "body") => {
    await until(
      `there is a button ${text}`,
      (wanted, place) =>
        [...document.querySelectorAll(`${place} button, ${place} summary`)].some(
          (element) => element.textContent.trim() === wanted,
        ),
      text,
      within,
    );
    await page.evaluate(
      (wanted, place) =>
        [...document.querySelectorAll(`${place} button, ${place} summary`)]
          .find((element) => element.textContent.trim() === wanted)
          .click(),
      text,
      within,
    );
  };
  /** Runs the form; returns `Succeeded` or `Failed`. */
  const run = async () => {
    const before = await page.$eval(".answer", (element) => element.dataset.answers);
    await press(".form-actions .primary");
    return until(
      "there is an answer",
      (old) => {
        const answer = document.querySelector(".answer");
        return answer.dataset.answers === old ? false : answer.querySelector(".badge").textContent;
      },
      before,
    );
  };
  return { page, waitFor, until, textOf, open, form, fill, press, pressText, run };
}

export function expect(isSo, otherwise) {
  if (!isSo) throw new Error(otherwise);
}
