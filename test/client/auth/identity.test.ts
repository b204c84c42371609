import { identityOf } from "../../../src/client/auth/identity";
import { connection, secrets } from "../fakes";

const oauth2 = (token: string) => ({
  ...connection(),
  key: "oauth2",
  token: { access_token: token },
});

test("an application is who it is with every token", () => {
  const other = { ...connection(), token: { access_token: "another" } };
  expect(identityOf(other)).toBe(identityOf(connection()));
});

test("an application with another secret, address or tenant is another", () => {
  const own = identityOf(connection());
  for (const changed of ["clientId", "clientSecret", "tokenUrl", "scopes", "webApiUrl"]) {
    expect(identityOf(connection({ [changed]: "other" }))).not.toBe(own);
  }
});

test("two people who signed in through one app are two", () => {
  expect(identityOf(oauth2("one"))).toBe(identityOf(oauth2("one")));
  expect(identityOf(oauth2("one"))).not.toBe(identityOf(oauth2("two")));
});

test("is a digest: no secret can be read out of it", () => {
  const identity = identityOf(connection());
  expect(identity).toMatch(/^[\w+/]{43}=$/);
  expect(identity).not.toContain(secrets.clientSecret);
});
