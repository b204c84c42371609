const { existsSync, readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");

/** Licences under which code may be bundled; any other ends the build. */
const ACCEPTED = new Set(["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"]);

/** Packages whose package.json names no licence, by what their licence file says. */
const KNOWN = { "valid-url": "MIT" };

/** Writes the notices of every package in the bundle beside it, as their licences ask. */
class ThirdPartyNotices {
  constructor(filename) {
    this.filename = filename;
  }

  apply(compiler) {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap(ThirdPartyNotices.name, (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL;
      compilation.hooks.processAssets.tap({ name: ThirdPartyNotices.name, stage }, () => {
        const notices = noticesOf(filesOf(compilation));
        compilation.emitAsset(this.filename, new sources.RawSource(notices));
      });
    });
  }
}

/** The notices of every package that one of the files belongs to. */
const noticesOf = (files) => {
  const folders = new Set(files.map(packageFolder).filter(Boolean));
  return [...folders].map(noticeOf).sort().join(RULE);
};

const RULE = `\n${"-".repeat(78)}\n\n`;

/** Modules that webpack made into one keep the parts they were made of. */
const filesOf = (compilation) =>
  [...compilation.modules]
    .flatMap((module) => [module, module.rootModule, ...(module.modules ?? [])])
    .map((module) => module?.resource)
    .filter((file) => typeof file === "string");

/** Where the package of a file begins: `…/node_modules/name` or `…/node_modules/@scope/name`. */
const packageFolder = (file) =>
  /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(file.split("?")[0] ?? "")?.[0];

const noticeOf = (folder) => {
  const facts = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const { name, version, license: licence = KNOWN[name] } = facts;
  if (!ACCEPTED.has(licence)) {
    throw new Error(`The package ${name} is bundled under ${licence}, which is not accepted.`);
  }
  return `${name} ${version} (${licence})\n\n${textOf(folder, facts)}\n`;
};

const textOf = (folder, { name, license, author }) => {
  const files = readdirSync(folder);
  const licence = files.find((file) => /^licen[cs]e/i.test(file));
  const text = licence && readFileSync(path.join(folder, licence), "utf8");
  const notice =
    text ??
    kept(name) ??
    fromReadme(folder, files) ??
    (license === "MIT" ? mit(author) : undefined);
  if (!notice) throw new Error(`The package ${name} is bundled and has no licence text.`);
  return notice.replace(/\r\n/g, "\n").trim();
};

/** The text from the repository of a package that does not ship it. */
const kept = (name) => {
  const file = path.join(__dirname, "licences", `${name}.txt`);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
};

/** Some packages keep their licence in the last section of their README. */
const fromReadme = (folder, files) => {
  const readme = files.find((file) => /^readme/i.test(file));
  const text =
    readme && existsSync(path.join(folder, readme))
      ? readFileSync(path.join(folder, readme), "utf8")
      : "";
  const at = text.search(/^#*\s*licen[cs]e\s*$/im);
  const section = at < 0 ? "" : text.slice(at);
  return /permission is hereby granted/i.test(section) ? section : undefined;
};

/** A package that says MIT and ships no text: the licence's own words, which are those of our own. */
const mit = (author) => {
  const ours = readFileSync(path.join(__dirname, "../LICENSE"), "utf8");
  const holder = typeof author === "object" ? author.name : author;
  return `MIT License\n\nCopyright (c) ${holder ?? "the authors"}\n\n${ours.slice(ours.indexOf("Permission is hereby"))}`;
};

module.exports = { ThirdPartyNotices, noticesOf };
