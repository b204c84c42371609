import type { Runnable } from "../../../runner/run";

/** A test over the sandbox, to be put into a folder of `test/`. */
export function jestText(
  of: Runnable,
  key: string,
  inputs: Readonly<Record<string, unknown>>,
): string {
  const literal = JSON.stringify(inputs, null, 2);
  return of === "actions" ? actionTest(key, literal) : otherTest(of, key, literal);
}

const actionTest = (
  key: string,
  inputs: string,
): string => `import { useSandbox } from "../support/sandbox";

const bench = useSandbox();

test("${key}", async () => {
  const data = await bench.act("${key}", ${indented(inputs)});
  expect(data).toBeDefined();
  expect(bench.requests().filter(({ status = 0 }) => status >= 400)).toEqual([]);
});
`;

const otherTest = (of: Runnable, key: string, inputs: string): string => {
  const call =
    of === "dataSources"
      ? `harness.dataSource("${key}", params)`
      : `harness.trigger("${key}", component.triggers["${key}"]?.examplePayload?.payload as never, params)`;
  return `import { createHarness } from "@prismatic-io/spectral/dist/testing";
import component from "../../src";
import { useSandbox } from "../support/sandbox";

const bench = useSandbox();
const harness = createHarness(component);

test("${key}", async () => {
  const params = { connection: bench.connection(), ...${indented(inputs)} };
  const result = await ${call};
  expect(result).toBeDefined();
  expect(bench.requests().filter(({ status = 0 }) => status >= 400)).toEqual([]);
});
`;
};

const indented = (text: string): string => text.replaceAll("\n", "\n  ");
