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

test("a key of digits is one as a number too: typed, set by a body, and in what comes back", () => {
  const secrets = new Secrets({ key: "clientCredentials", fields: {} } as never);
  secrets.add(4711000815);
  expect(secrets.maskBody('{"authvalue":-90210.5e3,"contract":8,"saskey":null}')).toBe(
    '{"authvalue":(hidden),"contract":8,"saskey":null}',
  );
  const answer = { webhookKey: 4711000815, text: "code=4711000815", long: 4711000815n, count: 12 };
  expect(JSON.parse(secrets.json(answer))).toEqual({
    webhookKey: "(hidden)",
    text: "code=(hidden)",
    long: "(hidden)",
    count: 12,
  });
});
