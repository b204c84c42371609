import { expect, test } from "vitest";
import { useSandbox } from "../../dist/vitest.mjs";

const sandbox = useSandbox();

for (const name of ["first", "second"]) {
  test(`the ${name} test has an empty sandbox`, async () => {
    expect(sandbox.store.find("account", {})).toEqual([]);
    sandbox.insert("account", { name });
    const headers = { Authorization: `Bearer ${sandbox.issueToken()}` };
    const answer = await fetch(`${sandbox.url}/api/data/v9.2/accounts?$select=name`, { headers });
    expect((await answer.json()).value).toMatchObject([{ name }]);
  });
}
