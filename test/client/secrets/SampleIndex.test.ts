import fc from "fast-check";
import { SAMPLE, SampleIndex } from "../../../src/client/secrets/SampleIndex";
import { anyText } from "../../support/anyText";

/** Few letters, so that samples occur again, or any at all. */
const text = fc.oneof(
  fc.array(fc.constantFrom("a", "b"), { maxLength: 60 }).map((letters) => letters.join("")),
  anyText(),
  fc.string({ minLength: 900, maxLength: 1500 }),
);

test("a sample is found where it occurred last, and what occurred nowhere is not found", () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), text, (texts, other) => {
      const index = new SampleIndex();
      const expected = new Map<string, { text: string; at: number }>();
      for (const each of texts) {
        index.add({ text: each, before: 0, after: 0 });
        for (let at = 0; at + SAMPLE <= each.length; at += 1) {
          expected.set(each.slice(at, at + SAMPLE), { text: each, at });
        }
      }
      for (const each of [...texts, other]) {
        for (let place = 0; place + SAMPLE <= each.length; place += 1) {
          const found = index.find(each, place);
          const known = expected.get(each.slice(place, place + SAMPLE));
          if (found?.form.text !== known?.text || found?.at !== known?.at) {
            expect({ place, found }).toEqual({ place, found: known });
          }
        }
      }
    }),
  );
});
