import { useSandbox } from "../support/sandbox";
import { pick, stranger } from "./pick";

const bench = useSandbox();

test("every global choice is offered, in one request, and taken by List Choices", async () => {
  const found = await pick(bench, "globalChoices", stranger(bench));
  expect(bench.requests()).toHaveLength(1);
  expect(found.length).toBeGreaterThan(0);
  for (const { key } of found) {
    await expect(bench.act("listChoices", { globalChoiceName: key })).resolves.toMatchObject({
      name: key,
      isGlobal: true,
    });
  }
});

test("a search finds them by name", async () => {
  const [first] = await pick(bench, "globalChoices");
  const found = await pick(bench, "globalChoices", { search: first?.key.toUpperCase() });
  expect(found).toContainEqual(first);
  expect(await pick(bench, "globalChoices", { search: "no such choice" })).toEqual([]);
});
