import { isClientCredentials } from "../../../src/client/auth/isClientCredentials";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ seed: "empty" });

describe("a connection without a key", () => {
  test("that has a client secret gets its token by it", async () => {
    const connection = { ...bench.connection({ token: {} }), key: "" };
    await expect(bench.act("getCurrentUser", { connection })).resolves.toHaveProperty("UserId");
  });

  test.each([
    ["of a person", { tokenUrl: "t", clientId: "c", clientSecret: "s", authorizeUrl: "a" }],
    ["without a secret", { tokenUrl: "t", clientId: "c" }],
  ])("%s does not", (_, fields) => {
    expect(isClientCredentials({ key: "", configVarKey: "", fields })).toBe(false);
  });
});

test("the key of a connection counts before its fields", () => {
  const fields = { tokenUrl: "t", clientId: "c", clientSecret: "s" };
  expect(isClientCredentials({ key: "oauth2", configVarKey: "", fields })).toBe(false);
  expect(isClientCredentials({ key: "clientCredentials", configVarKey: "", fields: {} })).toBe(
    true,
  );
});
