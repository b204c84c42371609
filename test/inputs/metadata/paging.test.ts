import { mergePagination } from "../../../src/inputs";

const flat = { maxPageSize: 5000, nextLink: "flat" };

describe("paging of both generations of saved flows", () => {
  it.each([undefined, null, "", " ", {}, { maxPageSize: "", nextLink: undefined }])(
    "the flat inputs count where the group is %j",
    (pagination) => {
      expect(mergePagination({ ...flat, pagination })).toEqual(flat);
    },
  );

  it.each([
    [{ maxPageSize: 10 }, { maxPageSize: 10, nextLink: "flat" }],
    [{ nextLink: " group " }, { maxPageSize: 5000, nextLink: "group" }],
    ['{"maxPageSize":"7","nextLink":"x"}', { maxPageSize: 7, nextLink: "x" }],
  ])("the group wins where it is set: %j", (pagination, expected) => {
    expect(mergePagination({ ...flat, pagination })).toEqual(expected);
  });

  it.each([
    [{ maxPageSize: "0" }, /^Max Page Size takes a whole number from 1/],
    ["[1]", /^Pagination takes a JSON object/],
  ])("refuses %j", (pagination, message) => {
    expect(() => mergePagination({ ...flat, pagination })).toThrow(message);
  });
});
