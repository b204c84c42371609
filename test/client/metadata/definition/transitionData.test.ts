import fc from "fast-check";
import { readTransitions } from "../../../../src/client/metadata/definition/transitionData";
import { expectLinear } from "../../../linear/expectLinear";

const xml = (targets: readonly number[], quote = '"') =>
  `<allowedtransitions xmlns="http://schemas.microsoft.com/crm/2009/WebServices">${targets
    .map(
      (to) =>
        `<allowedtransition sourcestatusid=${quote}1${quote} tostatusid=${quote}${to}${quote} />`,
    )
    .join("")}</allowedtransitions>`;

test("every status that may follow is read, once", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 2_147_483_647 })), (targets) => {
      expect(readTransitions(xml(targets))).toEqual([...new Set(targets)]);
      expect(readTransitions(xml(targets, "'"))).toEqual([...new Set(targets)]);
    }),
  );
});

test("escaped XML is read alike", () => {
  const escaped = xml([6, 1000])
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
  expect(readTransitions(escaped)).toEqual([6, 1000]);
});

test.each([
  [undefined],
  [null],
  [""],
  ["{}"],
  ["<allowedtransitions />"],
  ['<allowedtransition sourcestatusid="1" />'],
  ['<other tostatusid="4" />'],
])("%j says that nothing may follow", (data) => {
  expect(readTransitions(data)).toEqual([]);
});

test("texts that are built to be slow are not", () => {
  expectLinear((size) => "<allowedtransition ".repeat(size / 19), readTransitions);
  expectLinear((size) => `<allowedtransition ${"tostatusid=".repeat(size / 11)}`, readTransitions);
});
