import path from "node:path";
import { filesUnder } from "../../scripts/layers/importGraph";
import { moduleState } from "./moduleState";

const root = path.resolve(__dirname, "../..");

/** What a module may keep outside of the caches of a session, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "src/client/auth/sharedEnds.ts all": "Belongs to a cache, and goes with it.",
  "src/client/caches/caches.ts processCaches":
    "The caches of every session that is given no others.",
  "src/client/http/policies/concurrency.ts gates":
    "A user's requests are counted over all sessions of the process; a gate that nobody uses is dropped.",
  "src/client/http/transport/isOnThisMachine.ts last": "One result of a pure function.",
  "src/client/json/exactNumber.ts exactNumbers":
    "A count that is compared within one call of `JSON.stringify`.",
  "src/client/messages/signatures/builtIn.ts table":
    "What a constant text says, read when it is first needed.",
  "src/client/metadata/cache/findTable.ts indexes":
    "The result of a pure function, kept as long as the list of tables it was made from.",
  "src/client/metadata/properties.ts collator": "Costly to make, and always the same.",
  "src/client/values/zonedTime.ts formatter": "The results of a pure function, so many at most.",
  "src/client/values/zonedTime.ts known": "One result of a pure function.",
};

test("nothing is remembered beside the caches of a session, but for what has a reason", () => {
  const found = filesUnder(root, "src").flatMap((file) =>
    moduleState(path.join(root, file)).map((name) => `${file} ${name}`),
  );
  expect(found.sort()).toEqual(Object.keys(EXCEPTIONS).sort());
});

test.each([
  ["let last = 1;", ["last"]],
  ["export let last: string | undefined;", ["last"]],
  ["const seen = new Map<string, number>();", ["seen"]],
  ["const seen = new WeakSet();", ["seen"]],
  ["const seen = new Set([1]);\nseen.add(2);", ["seen"]],
  ["const seen: string[] = [];\nfunction f() { seen.push('a'); }", ["seen"]],
  ["const byName: Record<string, number> = {};\nbyName['a'] = 1;", ["byName"]],
  ["const memo = boundedMemo(5, make);", ["memo"]],
  ["class A { static seen = 0; }", ["seen"]],
  ["class A { static readonly seen = new Map(); }", ["seen"]],
  ["const WORDS = new Set(['a']);", []],
  ["const LIST = [1, 2];\nconst own = () => { const other = []; other.push(1); };", []],
  ["function f() { let own = 1; const map = new Map(); }", []],
])("%s", (text, names) => {
  expect(moduleState("sample.ts", text)).toEqual(names);
});
