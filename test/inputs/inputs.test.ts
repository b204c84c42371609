import * as bundles from "../../src/inputs";
import { UNSET } from "./clean/properties";

const { queryEntitiesInputs, rawRequestInputs, upsertEntityInputs } = bundles;

describe("inputs with a default", () => {
  it.each(UNSET)("have it where %p arrives", (value) => {
    expect(upsertEntityInputs.upsertMode.clean(value)).toBe("both");
    expect(rawRequestInputs.responseType.clean(value)).toBe("json");
    expect(rawRequestInputs.maxRetries.clean(value)).toBe(0);
    expect(rawRequestInputs.retryDelayMS.clean(value)).toBe(0);
    expect(bundles.entityTypesInputs.includeCustom.clean(value)).toBe(true);
  });
});

describe("Records Per Page", () => {
  const { clean } = queryEntitiesInputs.recordsPerPage;

  it("leaves more than a page can hold to the client, which says so", () => {
    expect(clean("6000")).toBe(6000);
  });

  it.each(["0", -5, "many"])("refuses %p", (value) => {
    expect(() => clean(value)).toThrow("Records Per Page takes a whole number from 1, not ");
  });
});

describe("Timeout", () => {
  it("takes 0 for the usual limit, as saved flows mean it", () => {
    expect(rawRequestInputs.timeout.clean("0")).toBeUndefined();
    expect(rawRequestInputs.timeout.clean("2000")).toBe(2000);
  });
});

describe("Data of a raw request", () => {
  const { clean } = rawRequestInputs.data;

  it("is sent as it came", () => {
    expect(clean(' {"a": 1}\n')).toBe(' {"a": 1}\n');
    expect(clean({})).toEqual({});
  });

  it("becomes a file again after a trip through JSON", () => {
    expect(clean(Buffer.from("abc").toJSON())).toEqual(Buffer.from("abc"));
  });
});
