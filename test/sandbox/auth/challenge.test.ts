import { useApi } from "../support/api";

const api = useApi();
const challenge = async () =>
  (await api.send("GET", "WhoAmI", { token: null })).headers.get("www-authenticate");
const ours = () => `${api.sandbox.url}/${api.sandbox.tenantId}/oauth2/authorize`;

describe("the challenge of a request without a token", () => {
  afterEach(() =>
    api.sandbox.setChallenge({
      authorizationUri: undefined,
      resourceId: undefined,
      header: undefined,
    }),
  );

  it("may name another host, as a hostile environment's does", async () => {
    const authorizationUri = "https://login.attacker.example/common/oauth2/authorize";
    api.sandbox.setChallenge({ authorizationUri });
    expect(await challenge()).toBe(
      `Bearer authorization_uri=${authorizationUri}, resource_id=${api.sandbox.url}/`,
    );
    const token = api.sandbox.issueToken({ expiresInSeconds: -1 });
    const answer = await api.send("GET", "WhoAmI", { token });
    expect(answer.headers.get("www-authenticate")).toContain(authorizationUri);
  });

  it("may go without a resource", async () => {
    api.sandbox.setChallenge({ resourceId: null });
    expect(await challenge()).toBe(`Bearer authorization_uri=${ours()}`);
  });

  it("may be of any form, or missing", async () => {
    api.sandbox.setChallenge({ header: 'Bearer authorization_uri = "x"' });
    expect(await challenge()).toBe('Bearer authorization_uri = "x"');
    api.sandbox.setChallenge({ header: null });
    expect(await challenge()).toBeNull();
  });
});
