/** `npm run screenshots`: pictures of the main views for the documentation, light and dark. */
import { mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./install.mjs";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "docs", "pictures");
const MOST_BYTES = 200_000;
const PICTURES = { run: ["light", "dark"], sandbox: ["light"], wizard: ["light"] };

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
  for (const [view, schemes] of Object.entries(PICTURES)) {
    await views[view](hands(page));
    for (const scheme of schemes) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      await take(page, `playground-${view}-${scheme}.png`);
    }
    await page.emulateMediaFeatures([]);
  }
} finally {
  await browser.close();
  await playground.close();
}

async function take(page, name) {
  const path = join(folder, name);
  await page.screenshot({ path });
  const { size } = statSync(path);
  if (size > MOST_BYTES) throw new Error(`${name} has ${size} bytes, more than ${MOST_BYTES}.`);
  say(`${path}  ${size} bytes`);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
