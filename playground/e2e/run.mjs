/**
 * The page in a real browser, against a playground that is started for it: `npm run test:browser`, with words
 * of a case's name to run no others. The last line is `browser: ran` or `browser: skipped (why)`, before it
 * is how many cases passed and failed.
 */
import { install } from "./install.mjs";

/** In the order in which they run, on one page: what one leaves behind, such as a pinned answer, the next one meets. */
const CASES = [
  "query",
  "wrongValue",
  "missing",
  "pins",
  "faults",
  "editedCell",
  "wizard",
  "accessibility",
];

function say(line) {
  process.stdout.write(`${line}\n`);
}

function skip(why) {
  say(`browser: skipped (${why})`);
}

const failure = install();
if (failure === undefined) await begin();
else skip(failure);

async function begin() {
  const { startBrowser } = await import("./browser.mjs");
  let browser;
  try {
    browser = await startBrowser();
  } catch (error) {
    skip(`no browser starts: ${firstLine(error)}`);
    return;
  }
  const { startPlayground } = await import("./playground.mjs");
  const playground = await startPlayground();
  try {
    await runCases(browser, playground.address);
  } finally {
    await browser.close();
    await playground.close();
  }
}

async function runCases(browser, address) {
  const { hands } = await import("./page.mjs");
  const startedAt = Date.now();
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  const complaints = listenToComplaints(page, new URL(address).origin);
  await page.goto(address, { waitUntil: "load" });
  const counts = { passed: 0, failed: 0 };
  const settle = (name, error) => {
    counts[error === undefined ? "passed" : "failed"] += 1;
    say(`${error === undefined ? "passed" : "FAILED"}  ${name}`);
    if (error !== undefined) say(`        ${error instanceof Error ? error.message : error}`);
  };
  for (const file of CASES) {
    const { name, run } = await import(`./cases/${file}.mjs`);
    if (!process.argv.slice(2).every((word) => `${file} ${name}`.includes(word))) continue;
    try {
      await run(hands(page));
      settle(name);
    } catch (error) {
      settle(name, error);
    }
  }
  settle(
    "no error, nothing that the content policy forbids, nothing from another host",
    complaints[0],
  );
  say(
    `first contentful paint: ${await firstPaint(page)} ms; all of it: ${((Date.now() - startedAt) / 1000).toFixed(1)} s`,
  );
  say(`${counts.passed} passed, ${counts.failed} failed`);
  say("browser: ran");
  if (counts.failed > 0) process.exitCode = 1;
}

/** What no page should do. An answer that says no is none of it: the browser reports those as errors too. */
function listenToComplaints(page, origin) {
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(`An error of the page: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !/Failed to load resource/.test(text)) complaints.push(text);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !/^(?:data|blob|about):/.test(url))
      complaints.push(`It asked ${url}.`);
  });
  return complaints;
}

function firstPaint(page) {
  return page.evaluate(() =>
    Math.round(performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? -1),
  );
}

function firstLine(error) {
  return String(error?.message ?? error)
    .trim()
    .split("\n")[0];
}
