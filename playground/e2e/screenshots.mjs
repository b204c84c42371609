/** `npm run screenshots`: pictures of the main views for the documentation, light and dark. */
import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./install.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "docs", "pictures");
const MOST_BYTES = 200_000;
const say = (line) => process.stdout.write(`${line}\n`);

const failure = install();
if (failure !== undefined) throw new Error(failure);
const { startBrowser } = await import("./browser.mjs");
const { startPlayground } = await import("./playground.mjs");
const { hands } = await import("./page.mjs");
const views = await import("./views.mjs");

mkdirSync(folder, { recursive: true });
const browser = await startBrowser();
const playground = await startPlayground();
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1360, height: 850 });
  await page.goto(playground.address, { waitUntil: "load" });
  for (const view of ["run", "error", "sandbox", "wizard"]) {
    await views[view](hands(page));
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      const file = join(folder, `playground-${view}-${scheme}.png`);
      await page.screenshot({ path: file });
      const bytes = statSync(file).size;
      if (bytes > MOST_BYTES)
        throw new Error(`${file} has ${bytes} bytes, more than ${MOST_BYTES}.`);
      say(`${file}  ${bytes} bytes`);
    }
    await page.emulateMediaFeatures([]);
  }
} finally {
  await browser.close();
  await playground.close();
}
