import { useSandbox } from "../../support/sandbox";
import { bad, batchOn, create, type Result } from "./support";

const bench = useSandbox();
const { run, fresh, named } = batchOn(bench);

/** Two groups and two actions by themselves; one that fails where one is wanted. */
const actionsOf = (failing: number | undefined): Result[] => {
  const actions: Result[] = [
    create(fresh("A"), { group: "a" }),
    create(fresh("A"), { group: "a" }),
    create(fresh("B")),
    create(fresh("C"), { group: "c" }),
    create(fresh("D")),
    create(fresh("C"), { group: "c" }),
  ];
  const groups: Record<number, object> = { 0: { group: "a" }, 6: { group: "c" } };
  if (failing !== undefined) actions.splice(failing, 0, { ...bad, ...groups[failing] });
  return actions;
};

const nameOf = ({ data }: Result): string => String((data as Result)["name"]);

describe.each(["rollback", "continue"])("the answer cut off anywhere, %s", (onError) => {
  test.each([undefined, 0, 2, 4, 6])(
    "verdicts say what is in the table; refused: %s",
    async (failing) => {
      for (let bytes = 0; bytes < 4_400; bytes += 157) {
        const actions = actionsOf(failing);
        bench.sandbox.fault({ match: { path: /\$batch$/ }, action: { kind: "truncate", bytes } });
        const verdicts = await run(actions, {
          onError,
          results: "verdicts",
          options: { repairValues: false },
        });
        bench.sandbox.clearFaults();
        expect(verdicts).toHaveLength(actions.length);
        actions.forEach((action, index) => {
          const { status, id } = verdicts[index] ?? {};
          const [row] = index === failing ? [] : named(nameOf(action));
          const allowed = row ? ["done", "unknown"] : ["failed", "notDone", "unknown"];
          expect(allowed).toContain(status);
          if (row && id !== undefined) expect(id).toBe(row["accountid"]);
        });
      }
    },
  );
});
