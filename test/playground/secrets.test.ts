import { Secrets } from "../../playground/server/secrets";

test("a secret leaves neither as a value nor as a name, nor as a key that a body sets", () => {
  const fields = { clientSecret: "client~secret~0123" };
  const secrets = new Secrets({ key: "clientCredentials", fields } as never);
  const echoed = { ok: true, list: [{ "client~secret~0123": { name: "is client~secret~0123" } }] };
  expect(JSON.parse(secrets.json(echoed))).toEqual({
    ok: true,
    list: [{ "(hidden)": { name: "is (hidden)" } }],
  });
  const body = '{"name":"Mine","authvalue":"made-by-nobody-you-know","contract":8}';
  expect(secrets.maskBody(body)).toBe('{"name":"Mine","authvalue":"(hidden)","contract":8}');
  expect(secrets.mask("sent made-by-nobody-you-know back")).toBe("sent (hidden) back");
});
