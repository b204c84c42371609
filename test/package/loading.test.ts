import { loadPackage } from "../../package/testing/loadPackage";

const missing = (name: string) => (): never => {
  throw Object.assign(new Error(`Cannot find module '${name}'`), { code: "MODULE_NOT_FOUND" });
};

test("a package that is not installed is named, with what to do", () => {
  const load = () =>
    loadPackage("sandboxConnection()", "dataverse-sandbox", missing("dataverse-sandbox"));
  expect(load).toThrow(
    "sandboxConnection() needs the package dataverse-sandbox, which is not installed: npm install --save-dev dataverse-sandbox",
  );
});

test.each([missing("another"), () => JSON.parse("{")])(
  "other failures stay what they are",
  (load) => {
    expect(() => loadPackage("It", "dataverse-sandbox", load)).toThrow(
      /Cannot find module 'another'|JSON/,
    );
  },
);

test("what is installed is given back", () => {
  expect(loadPackage("It", "any", () => 5)).toBe(5);
});
