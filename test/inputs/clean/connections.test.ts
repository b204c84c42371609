import { requiredConnection } from "../../../src/inputs/clean";
import { holdsForAnything, refusal, UNSET } from "./properties";

const clean = requiredConnection("Connection");

describe("requiredConnection", () => {
  it("gives the connection back as it came", () => {
    const value = { key: "oauth2", configVarKey: "", fields: { clientSecret: "s3cret" } };
    expect(clean(value)).toBe(value);
  });

  it.each([...UNSET, {}])("refuses %p in one sentence", (value) =>
    expect(refusal(clean, value)).toBe("Connection is required, and it is empty."),
  );

  it.each(["my connection", { key: "oauth2" }, [{ fields: {} }]])("refuses %p", (value) =>
    expect(refusal(clean, value)).toMatch(/^Connection takes a connection, not /),
  );

  it("never throws anything else", () => holdsForAnything("Connection", clean));
});
