import { renderDocument } from "../../scripts/docs/document";
import { renderPrivileges } from "../../scripts/docs/privileges";
import component from "../../src";
import { actions } from "../../src/actions";
import { privileges } from "../../src/actions/privileges";

const NAME =
  /^prv((Create|Read|Write|Delete|Append|AppendTo|Assign|Share)<(Table|Related)>|[A-Z]\w+)$/;

test("src/actions/privileges.ts has a line for every action, and for nothing else", () => {
  expect(Object.keys(privileges).sort()).toEqual(Object.keys(actions).sort());
});

test.each(Object.entries(privileges))("the privileges of %s are names", (_key, declared) => {
  const { always, sometimes = [] } = declared;
  for (const name of [...always, ...sometimes.flatMap(({ takes }) => takes)]) {
    expect(name).toMatch(NAME);
  }
  for (const { when, takes } of sometimes) {
    expect(when).toMatch(/^[a-z][^.]*$/);
    expect(takes.length).toBeGreaterThan(0);
  }
});

test("docs/actions.md prints them", () => {
  expect(renderPrivileges("deleteEntity", privileges)).toBe(
    "**Privileges:** `prvDelete<Table>`; if definitions are read, `prvReadEntity`, `prvReadAttribute`.",
  );
  expect(renderPrivileges("getCurrentUser", privileges)).toBe("**Privileges:** none in any case.");
  expect(renderPrivileges("constructor", privileges)).toBe("");
  const page = renderDocument(component, new Map(), privileges);
  expect(page.match(/^\*\*Privileges:\*\*/gm)).toHaveLength(Object.keys(actions).length);
});
