import type { BatchAction } from "../../../src/client/batch/actions";
import type { PartContext } from "../../../src/client/batch/partContext";
import { toPart } from "../../../src/client/batch/toPart";
import { environment } from "../fakes";
import { action, table } from "./samples";

const ID = "7eb682f1-ca75-e511-80d4-00155d2a68d1";
const context = (changes: Partial<PartContext> = {}): PartContext => ({
  environment,
  tables: new Map([["Account", table("account")]]),
  table: undefined,
  data: { name: "x" },
  names: new Map([["a", "4"]]),
  contentId: "9",
  bypassCustomLogic: undefined,
  ...changes,
});
const made = (changes: Partial<BatchAction>, more: Partial<PartContext> = {}) =>
  toPart(action({ collection: "Account", key: ID, ...changes }), context(more));
const root = "/api/data/v9.2/";

describe("toPart", () => {
  test.each<[Partial<BatchAction>, string, unknown]>([
    [{ action: "create" }, `POST ${root}accounts`, { name: "x" }],
    [{ action: "update" }, `PATCH ${root}accounts(${ID})`, { name: "x" }],
    [{ action: "upsert", key: "a='1'" }, `PATCH ${root}accounts(a='1')`, { name: "x" }],
    [{ action: "delete" }, `DELETE ${root}accounts(${ID})`, undefined],
    [{ action: "delete", key: "$a" }, "DELETE $4", undefined],
    [{ action: "get" }, `GET ${root}accounts(${ID})`, undefined],
    [
      { action: "function", name: "F" },
      `GET ${root}accounts(${ID})/Microsoft.Dynamics.CRM.F()`,
      undefined,
    ],
    [
      { action: "action", name: "A", key: undefined },
      `POST ${root}accounts/Microsoft.Dynamics.CRM.A`,
      {},
    ],
    [{ action: "action", name: "A", key: undefined, collection: undefined }, `POST ${root}A`, {}],
    [
      { action: "associate", navigation: "n", target: `contacts(${ID})` },
      `POST ${root}accounts(${ID})/n/$ref`,
      { "@odata.id": `${environment.apiRoot}contacts(${ID})` },
    ],
    [
      { action: "disassociate", navigation: "n" },
      `DELETE ${root}accounts(${ID})/n/$ref`,
      undefined,
    ],
  ])("%j", (changes, line, json) => {
    const part = made(changes);
    expect(`${part.method} ${part.path}`).toBe(line);
    expect(part.json).toEqual(json);
    expect(part.contentId).toBe("9");
  });

  test("headers: any version unless one is named, Prefer merged, bypass for writes only", () => {
    const bypassCustomLogic = "CustomSync";
    const bypass = { "MSCRM.BypassBusinessLogicExecution": "CustomSync" };
    expect(made({ action: "update" }, { bypassCustomLogic }).headers).toEqual({
      ...bypass,
      "If-Match": "*",
    });
    expect(
      made({ action: "get", returnRepresentation: true }, { bypassCustomLogic }).headers,
    ).toEqual({});
    const headers = { "if-match": "W/1", prefer: "x" };
    expect(made({ action: "update", headers, returnRepresentation: true }).headers).toEqual({
      "if-match": "W/1",
      prefer: "x, return=representation",
    });
  });

  test("a URL that no batch takes, and a reference to nothing", () => {
    const parameters = { a: "x".repeat(66_000) };
    expect(() => made({ action: "function", name: "F", parameters })).toThrow(
      /URL has \d+ characters/,
    );
    expect(() => made({ action: "delete", key: "$b" })).toThrow(/\$b refers to no earlier action/);
  });
});
