const { Script } = require("node:vm");
const { default: Runtime } = require("jest-runtime");

/**
 * Jest's runtime, but for one thing: that one reads, transforms and compiles every module anew for every
 * suite, which is a quarter of the time of all suites. Here each process does so once a file, and every suite
 * evaluates the modules anew, as before. The parts that are replaced are none that Jest promises to keep: its
 * version is pinned.
 */
module.exports = class CompileOnce extends Runtime {
  constructor(...options) {
    super(...options);
    const { transformCache, environment, injectedModuleParameters } = this.executor;
    const { watch, watchAll } = options.at(-1);
    if (!watch && !watchAll) transformOnce(transformCache);
    const head = `(function (${injectedModuleParameters.join(", ")}) {`;
    const compile = this.executor.compile.bind(this.executor);
    this.executor.compile = (source, filename) => {
      const context = environment.getVmContext();
      if (context === null || isForItself(source, filename)) return compile(source, filename);
      return scriptOf(source, filename, head).runInContext(context);
    };
  }
};

/** What no other suite loads, and what asks for modules later, which a shared script cannot. */
const isForItself = (source, filename) =>
  filename.endsWith(".test.ts") || source.includes("import(");

/** V8 keeps with a script what it has compiled of it. */
const scripts = new Map();

const scriptOf = (source, filename, head) => {
  const known = scripts.get(filename);
  if (known?.source === source) return known.script;
  const script = new Script(`${head}${source}\n})`, { filename, columnOffset: -head.length });
  scripts.set(filename, { source, script });
  return script;
};

/** What became of each file. */
const transformed = new Map();

const transformOnce = (cache) => {
  const transform = cache.transform.bind(cache);
  cache.transform = (filename, options) => {
    const known = transformed.get(filename);
    if (!known) {
      const code = transform(filename, options);
      transformed.set(filename, { code, file: cache.transforms.get(filename) });
      return code;
    }
    const { code, file } = known;
    // Nothing is transformed of Jest's modules.
    if (file) cache.transforms.set(filename, file);
    if (file?.sourceMapPath) cache.sourceMaps.set(filename, file.sourceMapPath);
    return code;
  };
};
