import { InputError } from "../../../../src/client/errors/InputError";
import { sameOrigin } from "../../../../src/client/http/policies/sameOrigin";
import { environment, request, response } from "../../fakes";
import { scripted } from "./scripted";

const through = async (url: string) => {
  const script = scripted(response(200));
  await sameOrigin(environment)(request({ url }), script.next);
  return script.requests;
};

test("a request of the environment passes as it is", async () => {
  const url = `${environment.apiRoot}accounts?$skiptoken=%253Ccookie%253E&x='é`;
  expect(await through(url)).toEqual([request({ url })]);
});

test("an address of the environment's other host gets the connection's", async () => {
  const [sent] = await through("https://contoso.api.crm4.dynamics.com/api/data/v9.2/accounts");
  expect(sent?.url).toBe(`${environment.apiRoot}accounts`);
});

test.each([
  "https://evil.example/api/data/v9.2/accounts",
  "http://contoso.crm4.dynamics.com/api/data/v9.2/accounts",
  "https://contoso.crm4.dynamics.com:8443/api/data/v9.2/accounts",
  "https://contoso.crm4.dynamics.com@evil.example/",
  "https:evil.example/accounts",
  "//evil.example/accounts",
])("nothing leaves for %s", async (url) => {
  const script = scripted(response(200));
  const sent = sameOrigin(environment)(request({ url }), script.next);
  await expect(sent).rejects.toThrow(InputError);
  expect(script.requests).toEqual([]);
});

test.each([
  ["POST", 32_768],
  ["GET", 65_536],
])("a %s of %i characters passes, a longer one is refused with advice", async (method, most) => {
  const url = `${environment.apiRoot}accounts?$select=`.padEnd(most, "x");
  const script = scripted(response(200));
  const send = (longer: string) =>
    sameOrigin(environment)(request({ method, url: url + longer }), script.next);
  await send("");
  expect(script.requests).toHaveLength(1);
  await expect(send("x")).rejects.toThrow(
    `Querying accounts needs a URL of ${most + 1} characters; Dataverse accepts ${most}.`,
  );
});
