import fc from "fast-check";
import { loadSchema } from "../../../sandbox/schema";
import { fold, openStore } from "../../../sandbox/store";

const text = fc.string({ unit: "grapheme", maxLength: 12 });

describe("fold", () => {
  it("changes nothing a second time", () => {
    fc.assert(fc.property(text, (value) => expect(fold(fold(value))).toBe(fold(value))));
  });

  it("does not see letter case in ASCII", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme-ascii" }), (value) => {
        expect(fold(value.toUpperCase())).toBe(fold(value));
      }),
    );
  });

  it("is what the stored text is compared by", async () => {
    const store = await openStore(loadSchema());
    let number = 0;
    fc.assert(
      fc.property(text, text, (stored, asked) => {
        number += 1;
        store.insert("account", { accountid: `a${number}`, name: stored });
        const found = (name: string) =>
          store.find("account", { accountid: `a${number}`, name }).length;
        expect(found(stored)).toBe(1);
        expect(found(asked)).toBe(fold(stored) === fold(asked) ? 1 : 0);
      }),
      { numRuns: 300 },
    );
    store.close();
  });
});
