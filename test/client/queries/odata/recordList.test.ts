import { recordList } from "../../../../src/client/queries/odata/recordList";

const value = [{ name: "x" }];
const LINK = "https://h/accounts?$skiptoken=x";

describe("one page", () => {
  test("keeps the envelope and names the links twice", () => {
    const envelope = {
      "@odata.context": "c",
      "@odata.count": 7,
      "@odata.nextLink": LINK,
      "@Microsoft.Dynamics.CRM.totalrecordcount": 7,
    };
    expect(recordList({ value, nextLink: LINK, envelope })).toEqual({
      ...envelope,
      value,
      oDataNextLink: LINK,
      oDataContext: "c",
      oDataCount: 7,
      hasMore: true,
    });
  });

  test("the last one has both links, empty", () => {
    const list = recordList({ value, nextLink: undefined, envelope: { "@odata.context": "c" } });
    expect(list).toEqual({
      value,
      "@odata.nextLink": null,
      oDataNextLink: null,
      "@odata.context": "c",
      oDataContext: "c",
      hasMore: false,
    });
  });

  test("with Top, the count says whether there is more", () => {
    const parts = { value, nextLink: undefined, topped: true };
    const counted = (n: number) => ({ "@odata.count": n });
    expect(recordList({ ...parts, envelope: counted(5_000) }).hasMore).toBe(true);
    expect(recordList({ ...parts, envelope: counted(1) }).hasMore).toBe(false);
    expect(recordList({ ...parts, envelope: {} }).hasMore).toBe(false);
    // The last of several pages has fewer rows than are counted.
    expect(recordList({ ...parts, envelope: counted(7), topped: false }).hasMore).toBe(false);
  });

  test("an envelope cannot take the place of the rows", () => {
    expect(
      recordList({ value, nextLink: undefined, envelope: { value: [], hasMore: true } }),
    ).toMatchObject({
      value,
      hasMore: false,
    });
  });

  test("cut collections are listed where there are any", () => {
    const incompleteExpands = [{ index: 0, path: "Account_Tasks", nextLink: LINK }];
    const parts = { value, nextLink: undefined, envelope: {} };
    expect(recordList({ ...parts, incompleteExpands })).toMatchObject({ incompleteExpands });
    expect(recordList({ ...parts, incompleteExpands: [] })).not.toHaveProperty("incompleteExpands");
  });
});

describe("Fetch All", () => {
  const envelope = { "@odata.context": "c", "@odata.nextLink": "p2", "@odata.count": 7, "@x.y": 1 };

  test("of everything has no link, and nothing that was true of one page only", () => {
    expect(recordList({ value, nextLink: undefined, envelope, fetchedAll: true })).toEqual({
      value,
      "@odata.context": "c",
      oDataContext: "c",
      "@odata.count": 7,
      oDataCount: 7,
      hasMore: false,
    });
  });

  test("that stopped early says where to go on, and why", () => {
    const list = recordList({
      value,
      nextLink: LINK,
      envelope,
      warning: "Stopped.",
      fetchedAll: true,
    });
    expect(list).toMatchObject({
      "@odata.nextLink": LINK,
      oDataNextLink: LINK,
      hasMore: true,
      warning: "Stopped.",
    });
  });
});

test("the list survives JSON as it is", () => {
  const list = recordList({ value, nextLink: undefined, envelope: {} });
  expect(JSON.parse(JSON.stringify(list))).toEqual(list);
});
