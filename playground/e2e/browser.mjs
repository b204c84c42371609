/** Finds a browser and starts it: the system's Chromium, else the one that comes as a package for x64 Linux. */
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import puppeteer from "puppeteer-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const VERSION = "147.0.0";

/**
 * It only ever opens the playground on this machine, and the sandbox of Chromium starts neither as root nor in
 * most containers.
 */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-setuid-sandbox",
  "--disable-dev-shm-usage",
  "--no-zygote",
  "--in-process-gpu",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--font-render-hinting=none",
  "--hide-scrollbars",
];

/** Throws where no browser starts; the message says why. */
export async function startBrowser() {
  const installed = onPath();
  if (installed !== undefined) return launch(installed);
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      `no Chromium is installed, and there is none as a package for ${process.platform} ${process.arch}`,
    );
  }
  const folder = join(tmpdir(), `playground-chromium-${VERSION}`);
  const fonts = { FONTCONFIG_FILE: join(folder, "fonts.conf") };
  try {
    return await launch(await unpacked(folder), fonts);
  } catch {
    // Broken off while it was unpacked, or without the libraries of a desktop, which the package has too.
    rmSync(folder, { recursive: true, force: true });
    process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs20.x";
    const libraries = join(folder, "al2023", "lib");
    return launch(await unpacked(folder), { ...fonts, LD_LIBRARY_PATH: libraries });
  }
}

function onPath() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** The package unpacks into the folder of temporary files: one folder a version, kept for the next time. */
async function unpacked(folder) {
  mkdirSync(folder, { recursive: true });
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    const file = await chromium.executablePath();
    writeFileSync(join(folder, "fonts.conf"), fontsOf(folder));
    return file;
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

/** The fonts of the package beside those of the system, so that pictures are alike on every machine. */
const fontsOf = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
  <alias binding="same"><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`;

function launch(executablePath, more = {}) {
  return puppeteer.launch({
    executablePath,
    args: ARGUMENTS,
    headless: "shell",
    protocolTimeout: 60_000,
    env: { ...process.env, ...more },
  });
}
