import { useSandbox } from "../support/sandbox";
import { usePlayground } from "./usePlayground";

const bench = useSandbox();
const { openPage } = usePlayground(bench);

/** The first integer that a JavaScript number cannot hold: it would become …992. */
const BIG = "9007199254740993";
const ROW = "PATCH /api/tables/:name/rows/:id";
const name = "new_project";

const insert = () => bench.sandbox.insert(name, { new_name: "Big", new_ticks: BigInt(BIG) });
const stored = (id: string) => String(bench.sandbox.store.read(name, id)?.["new_ticks"]);

describe("an integer beyond 2^53", () => {
  it("has every digit in the grid and in answers, since it is text there", async () => {
    const page = await openPage();
    const id = insert();
    const query = "?search=Big&top=1";
    const { rows } = await page.ask("GET /api/tables/:name/rows", undefined, { name, query });
    expect(rows[0]?.values["new_ticks"]).toBe(BIG);
    const answer = await page.ask(
      "POST /api/actions/:key/run",
      { inputs: { entityType: "new_projectcollection", entityId: id } },
      { key: "getEntity" },
    );
    expect(answer).toMatchObject({ ok: true, data: { new_ticks: BIG } });
    expect(answer.requests.at(-1)?.responseBody?.text).toContain(`:${BIG},`);
  });

  it("stays as it is where another cell of its row is edited", async () => {
    const page = await openPage();
    const id = insert();
    const changed = await page.ask(ROW, { values: { new_name: "Bigger" } }, { name, id });
    expect(changed.values).toMatchObject({ new_name: "Bigger", new_ticks: BIG });
    expect(stored(id)).toBe(BIG);
    const [sent] = bench.requests().filter(({ method }) => method === "PATCH");
    expect(JSON.parse(String(sent?.body))).toEqual({ new_name: "Bigger" });
  });

  it("is written as it is typed", async () => {
    const page = await openPage();
    const id = insert();
    await page.ask(ROW, { values: { new_ticks: "9007199254740995" } }, { name, id });
    expect(stored(id)).toBe("9007199254740995");
  });
});
