import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { kindOf } from "../../../src/client/auth/kindOf";
import { oauth2 } from "../../../src/client/auth/oauth2";
import { connections } from "../../../src/connections";
import { useSandbox } from "../../support/sandbox";

const bench = useSandbox({ seed: "empty" });
const of = (key: string, fields: Record<string, unknown> = {}) =>
  kindOf({ key, configVarKey: "", fields });

describe("a connection without a key", () => {
  test("that has a client secret gets its token by it", async () => {
    const connection = { ...bench.connection({ token: {} }), key: "" };
    await expect(bench.act("getCurrentUser", { connection })).resolves.toHaveProperty("UserId");
  });

  test.each([
    ["of a person", { tokenUrl: "t", clientId: "c", clientSecret: "s", authorizeUrl: "a" }],
    ["without a secret", { tokenUrl: "t", clientId: "c" }],
  ])("%s does not", (_, fields) => {
    expect(of("", fields)).toBe(oauth2);
  });
});

test("the key of a connection counts before its fields", () => {
  const fields = { tokenUrl: "t", clientId: "c", clientSecret: "s" };
  expect(of("oauth2", fields)).toBe(oauth2);
  expect(of("clientCredentials")).not.toBe(oauth2);
});

test("every connection of the component is a kind of its own", () => {
  const kinds = new Set(connections.map(({ key }) => of(key)));
  expect(kinds.size).toBe(connections.length);
});

test.each(["__proto__", "constructor", "toString"])("the key %s is no kind", (key) => {
  expect(of(key)).toBe(oauth2);
});

const src = path.resolve(__dirname, "../../../src");
const outside = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(path.sep).join("/"))
  .filter((file) => file.endsWith(".ts") && !file.startsWith("client/auth/"));

test.each(outside)("%s does not ask which kind a connection is", (file) => {
  const text = readFileSync(path.join(src, file), "utf8");
  expect(text).not.toMatch(/\bconnection\??\.key\b|connection\[.key.\]/);
  expect(text).not.toMatch(/\{[^{}]*\bkey\b[^{}]*\}: Connection\b/);
  expect(text).not.toMatch(/\{[^{}]*\bkey\b[^{}]*\} = connection\b/);
  if (!file.startsWith("connections/")) {
    expect(text).not.toMatch(
      /["'](oauth2|clientCredentials|environment(User|App|Certificate))["']/,
    );
  }
});
