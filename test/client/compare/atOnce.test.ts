import fc from "fast-check";
import { atOnce } from "../../../src/client/compare/atOnce";

const later = (turns: number): Promise<void> =>
  turns === 0
    ? Promise.resolve()
    : new Promise((resolve) => setImmediate(resolve)).then(() => later(turns - 1));

const rowsOf = (ids: readonly number[]) => ids.map((id) => ({ id: String(id) }));

const collect = async (pages: AsyncIterable<readonly { readonly id: string }[]>) => {
  const found: number[] = [];
  for await (const page of pages) for (const { id } of page) found.push(Number(id));
  return found;
};

describe("readings that go on at the same time", () => {
  test("yield every row once", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.array(fc.nat(20), { maxLength: 4 }), { maxLength: 4 }), {
          maxLength: 4,
        }),
        fc.array(fc.nat(3), { minLength: 1, maxLength: 5 }),
        async (sources, delays) => {
          let step = 0;
          const found = await collect(
            atOnce(sources, undefined, async function* (source) {
              for (const page of source) {
                step += 1;
                await later(delays[step % delays.length] ?? 0);
                yield rowsOf([...new Set(page)]);
              }
            }),
          );
          const given = new Set(sources.flat(2));
          expect([...found].sort()).toEqual([...given].sort());
        },
      ),
      { numRuns: 100 },
    ));

  test("are all begun before the first page is there", async () => {
    const begun: string[] = [];
    const pages = atOnce(["a", "b", "c"], undefined, async function* (source) {
      begun.push(source);
      await later(3);
      yield rowsOf([begun.length]);
    });
    void pages.next();
    await later(1);
    expect(begun).toEqual(["a", "b", "c"]);
  });

  test("end with the error of one of them, and want nothing more", async () => {
    const wanted: (() => boolean)[] = [];
    const pages = atOnce(
      [1, 2],
      () => true,
      async function* (source, isWanted) {
        wanted.push(isWanted);
        await later(source);
        if (source === 2) throw new Error("No.");
        yield rowsOf([source]);
        await later(9);
      },
    );
    expect((await pages.next()).value).toEqual(rowsOf([1]));
    await expect(pages.next()).rejects.toThrow("No.");
    expect(wanted.map((isWanted) => isWanted())).toEqual([false, false]);
  });

  test("want nothing more once nobody comes for the rows", async () => {
    let isWanted = true;
    const wanted: (() => boolean)[] = [];
    const pages = atOnce(
      [1, 2],
      () => isWanted,
      async function* (_, isWantedHere) {
        wanted.push(isWantedHere);
        for (let id = 0; ; id += 1) yield rowsOf([id]);
      },
    );
    await pages.next();
    isWanted = false;
    expect(wanted.map((each) => each())).toEqual([false, false]);
    isWanted = true;
    expect(wanted.map((each) => each())).toEqual([true, true]);
    await pages.return(undefined);
    expect(wanted.map((each) => each())).toEqual([false, false]);
  });
});
