import { isDeepStrictEqual } from "node:util";
import { CsdlReader } from "../../../src/client/messages/csdl/CsdlReader";
import { builtInMessages } from "../../../src/client/messages/signatures/builtIn";
import type { Catalog, Signature } from "../../../src/client/types/messages";
import { forgetAt } from "../../support/forget";
import { useSandbox } from "../../support/sandbox";
import { useVirtualTime } from "../../support/time";

const bench = useSandbox({ customApis: { new_Unlisted: () => ({}) } });
const time = useVirtualTime();
beforeEach(() => forgetAt(bench.sandbox.url));

const declared = async (): Promise<Catalog> => {
  const headers = { authorization: `Bearer ${bench.sandbox.issueToken()}` };
  const answer = await fetch(`${bench.sandbox.url}/api/data/v9.2/$metadata`, { headers });
  const reader = new CsdlReader();
  reader.write(await answer.text());
  const catalog = reader.end();
  if (!catalog) throw new Error("The document of the sandbox is not whole.");
  return catalog;
};

const keyOf = ({ name, bound }: Signature): string =>
  `${name} ${bound?.isSet ? "set of " : ""}${bound?.table}`;

/** The sandbox answers 204 to it; the reference names a response type. */
const OTHER_ANSWER = new Set(["UpsertMultiple"]);

/** What the sandbox declares in another way than our list; parameters that it leaves out need not be given. */
const differences = (known: Signature, other: Signature): string[] => {
  const own = new Map(known.parameters.map((each) => [each.name, each]));
  const names = new Set(other.parameters.map(({ name }) => name));
  const left = known.parameters.filter(({ name, need }) => !names.has(name) && need === "needed");
  const odd = other.parameters.filter(({ name, type, need }) => {
    const same = own.get(name);
    return (
      !same ||
      !isDeepStrictEqual(same.type, type) ||
      (same.need === "needed") !== (need === "needed")
    );
  });
  const answers = known.result.kind === other.result.kind || OTHER_ANSWER.has(known.name);
  const isSame = known.kind === other.kind && answers;
  return [...left, ...odd].map(({ name }) => name).concat(isSame ? [] : ["answer"]);
};

test("our list and the sandbox's $metadata agree on every message that both know", async () => {
  const own = new Map(builtInMessages().signatures.map((each) => [keyOf(each), each]));
  const { signatures } = await declared();
  const both = signatures.filter((each) => own.has(keyOf(each)));
  expect(both.length).toBeGreaterThan(15);
  const differ = both.flatMap((each) => {
    const found = differences(own.get(keyOf(each)) ?? each, each);
    return found.length > 0 ? [`${keyOf(each)}: ${found.join(", ")}`] : [];
  });
  expect(differ).toEqual([]);
});

test("members of an answer agree as far as both name them", async () => {
  const own = new Map(builtInMessages().signatures.map((each) => [keyOf(each), each]));
  for (const each of (await declared()).signatures) {
    const known = own.get(keyOf(each));
    if (known?.result.kind !== "properties" || each.result.kind !== "properties") continue;
    for (const [name, type] of each.result.properties) {
      expect([each.name, name, known.result.properties.get(name)]).toEqual([each.name, name, type]);
    }
  }
});

describe("what nobody knows is looked for in $metadata", () => {
  const failure = () => bench.failure("callAction", { message: "new_Nothing" });
  const reads = () => bench.requests().filter(({ url }) => url.includes("$metadata"));

  test("once, however often it is asked for", async () => {
    await failure();
    await failure();
    expect(reads()).toHaveLength(1);
  });

  test("again when the answer breaks off", async () => {
    const action = { kind: "truncate", bytes: 2_000 } as const;
    bench.sandbox.fault({ match: { path: /metadata/ }, action, times: 2 });
    expect((await failure()).message).toContain("is no message of this environment");
    expect(reads()).toHaveLength(3);
  });

  test("and not found when the document cannot be read", async () => {
    const action = { kind: "malformed", body: "<html>", contentType: "application/xml" } as const;
    bench.sandbox.fault({ match: { path: /metadata/ }, action });
    expect((await failure()).message).toContain("$metadata");
    expect(reads()).toHaveLength(1);
  });

  test("and not read beyond 60 MB", async () => {
    const action = { kind: "bomb", bytes: 61_000_000 } as const;
    bench.sandbox.fault({ match: { path: /metadata/ }, action });
    const { message } = await failure();
    expect(message).toContain("longer than the 60 MB");
    expect(message).toContain("Raw Request");
    expect(reads()).toHaveLength(1);
  });

  test("and not taken from a page of somebody else", async () => {
    const body = "<html><body>Sign in</body></html>";
    const action = { kind: "malformed", body, contentType: "text/html" } as const;
    bench.sandbox.fault({ match: { path: /metadata/ }, action, times: 20 });
    expect((await failure()).message).toContain("Reading the messages of $metadata failed");
  });
});

test("what is remembered of a process action is read again before it refuses anything", async () => {
  const message = "new_RateCustomer";
  const { sandbox } = bench;
  const accountid = sandbox.insert("account", { name: "Litware" });
  await bench.act("callAction", { message, entityId: accountid, parameters: { Orders: 1 } });
  const uniquename = "RateCustomer";
  const [old] = sandbox.store.find("workflow", { uniquename });
  sandbox.store.remove("workflow", String(old?.["workflowid"]));
  const active = { category: 3, type: 1, statecode: 1, statuscode: 2 };
  sandbox.insert("workflow", { ...active, name: "Rate", uniquename, primaryentity: "none" });
  time.advance(120_000);
  await bench.act("callAction", { message, parameters: { Orders: 1 } });
  expect(bench.requests().at(-1)?.url).toBe(`/api/data/v9.2/${message}`);
});
