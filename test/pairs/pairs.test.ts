import type { Inputs } from "@prismatic-io/spectral";
import { teams } from "dataverse-sandbox";
import { dataSources } from "../../src/dataSources";
import { runnable } from "../component/walk";
import { pickAnything } from "../dataSources/pick";
import { useSandbox } from "../support/sandbox";
import { managed } from "../triggers/managed";
import { poller } from "../triggers/poller";
import { tracker } from "../triggers/tracker";
import { type Meaning, meaningsOf, YIELDS } from "./meanings";
import { type Offer, offersOf } from "./offers";
import { ABOUT, ANY_COLUMN, BESIDE, COLUMNS_FOR, columnBody, givenFor, SEED } from "./takers";

const bench = useSandbox();
const poll = poller(bench);
const track = tracker(bench);
const events = managed(bench);
const changes = managed(bench, "columnChangedTrigger", {});

const ownerOf = (name: string) => name.slice(name.lastIndexOf(" ") + 1);

/** An input, and the structured input that it stands in. */
interface Place {
  readonly name: string;
  readonly owner: string;
  readonly input: string;
  readonly parent?: string;
  readonly dataSource: string | undefined;
}
const placesOf = (name: string, own: Inputs, parent?: string): Place[] =>
  Object.entries(own).flatMap(([input, definition]) => [
    {
      name,
      owner: ownerOf(name),
      input,
      ...(parent === undefined ? {} : { parent }),
      dataSource: "dataSource" in definition ? definition.dataSource : undefined,
    },
    ...(definition.type === "structuredObject" ? placesOf(name, definition.inputs, input) : []),
  ]);
const inputs = runnable.flatMap(({ name, inputs: own }) => placesOf(name, own));

test("every data source says what it yields", () => {
  expect(Object.keys(YIELDS).sort()).toEqual(Object.keys(dataSources).sort());
});

test("every input says what it means", () => {
  const silent = inputs.filter(({ owner, input }) => meaningsOf(owner, input) === undefined);
  expect(silent).toEqual([]);
});

test("an input whose values a data source yields means what that yields", () => {
  for (const { owner, input, dataSource } of inputs) {
    if (dataSource === undefined) continue;
    expect(YIELDS[dataSource]).toEqual(
      expect.arrayContaining([(meaningsOf(owner, input) ?? [])[0]]),
    );
  }
});

test("everything that a data source yields has a taker", () => {
  const taken = new Set(inputs.flatMap(({ owner, input }) => meaningsOf(owner, input) ?? []));
  for (const meaning of Object.values(YIELDS).flat()) expect(taken).toContain(meaning);
});

/** A function on an account, as a custom API. */
beforeAll(() => {
  const words = { uniquename: "new_PairRank", displayname: "Rank", isfunction: 1 };
  const bound = { bindingtype: 1, boundentitylogicalname: "account" };
  const customapiid = bench.sandbox.insert("customapi", { ...words, ...bound });
  bench.sandbox.insert("customapiresponseproperty", { customapiid, uniquename: "Rank", type: 7 });
});

let serial = 0;
beforeEach(() => {
  bench.sandbox.store.remove("account", SEED);
  // A team owns it, so that it can be shared with every user.
  const owner = { ownerid: teams.emea, ownerid__table: "team" };
  bench.sandbox.insert("account", {
    accountid: SEED,
    name: "Seed",
    accountnumber: "P-0",
    ...owner,
  });
});

const newEmail = (): string => bench.sandbox.insert("email", { subject: "A draft" });

/** Records that an action uses up: each run gets new ones. */
const usedUp = (owner: string): object => {
  switch (owner) {
    case "mergeEntities":
      return { mergedRecord: bench.sandbox.insert("account", { name: "Merged" }) };
    case "convertEntity":
      return { entityId: bench.sandbox.insert("opportunity", { name: "Converted" }) };
    case "downloadNote":
      return { noteId: bench.sandbox.insert("annotation", { notetext: "Noted" }) };
    case "addAttachment":
      return { email: newEmail(), file: "x", name: "a.txt" };
    case "listAttachments":
      return { email: newEmail() };
    case "downloadAttachment": {
      const file = { filename: "a.txt", body: "eA==", filesize: 1 };
      const of = { objectid: newEmail(), objectid__table: "email" };
      return { attachment: bench.sandbox.insert("activitymimeattachment", { ...file, ...of }) };
    }
    case "qualifyLead":
      return { lead: bench.sandbox.insert("lead", { lastname: "Doe", companyname: "Seed" }) };
    default:
      return {};
  }
};

/** What an action needs that its own runs use up. */
const besides = async (owner: string, input: string): Promise<[object, RegExp | undefined]> => {
  const declared = BESIDE[`${owner}.${input}`] ?? BESIDE[owner] ?? {};
  const beside = { ...declared, ...usedUp(owner) };
  if (!/^(create|delete)Attribute$/.test(owner)) return [beside, undefined];
  serial += 1;
  const attributeBody = columnBody(serial);
  if (owner === "createAttribute") return [{ ...beside, attributeBody }, undefined];
  await bench.act("createAttribute", { entityId: "account", attributeBody });
  const column = `new_pair${serial}`;
  const own = new RegExp(`^${column}$`);
  return input === "attributeKey" ? [beside, own] : [{ ...beside, attributeKey: column }, own];
};

const run = async (name: string, given: Record<string, unknown>): Promise<unknown> => {
  const owner = ownerOf(name);
  if (name.startsWith("data source")) return pickAnything(bench, owner, given);
  switch (owner) {
    case "pollChangesTrigger":
      return poll.call({}, given);
    case "changeTrackingTrigger":
      return track.run(given);
    case "managedWebhookTrigger":
      return events.deploy(given);
    case "columnChangedTrigger":
      return changes.deploy(given);
    default:
      return bench.act(owner, given);
  }
};

/** Rows and actions that failed are told in the result. */
const failuresIn = (result: unknown): unknown[] => {
  const { results, value } = (result ?? {}) as { results?: unknown; value?: unknown };
  const rows = [results, value, result].find(Array.isArray) as { status?: unknown }[] | undefined;
  return (rows ?? []).filter((row) => /fail|unknown/i.test(String(row?.status)));
};

const pairs = inputs.flatMap(({ name, owner, input, parent }) =>
  (meaningsOf(owner, input) ?? []).flatMap((meaning) =>
    Object.keys(YIELDS)
      .filter((source) => YIELDS[source]?.includes(meaning))
      .map((source) => [source, meaning, name, input, parent] as const),
  ),
);

const suits = (input: string, own: RegExp | undefined, { column }: Offer): boolean =>
  column === undefined || (own ?? COLUMNS_FOR[input] ?? ANY_COLUMN).test(column);

const COLUMNS: ReadonlySet<string> = new Set(["column", "field"]);

test.each(pairs)("what %s yields as a %s is taken by %s, %s", async (...pair) => {
  const [source, meaning, name, input, parent] = pair;
  const owner = ownerOf(name);
  let [beside, own] = await besides(owner, input);
  const about = ABOUT[owner];
  if (meaning === "record") {
    const column = about?.name ?? "name";
    bench.sandbox.insert(about?.table ?? "account", { [column]: `000 ${pairs.indexOf(pair)}` });
  }
  const offers = (await offersOf(bench, source, meaning as Meaning, about)).filter(
    (offer) => !COLUMNS.has(meaning) || suits(input, own, offer),
  );
  expect(offers.length).toBeGreaterThan(0);
  const values = [...new Map(offers.map((offer) => [offer.value, offer])).values()];
  for (const [turn, offer] of values.slice(0, COLUMNS.has(meaning) ? 8 : 2).entries()) {
    // Each value of a column that was deleted means the next one.
    if (turn > 0 && /Attribute$|^mergeEntities$/.test(owner))
      [beside, own] = await besides(owner, input);
    if (owner === "deleteAttribute" && input === "attributeKey" && turn > 0) break;
    const given = givenFor(owner, input, meaning as Meaning, offer);
    const value = { [input]: given };
    const result = await run(name, { ...beside, ...(parent ? { [parent]: value } : value) });
    expect([offer, failuresIn(result)]).toEqual([offer, []]);
  }
});
