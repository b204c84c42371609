import { adviceOnPages } from "../../../../src/client/queries/fetchXml/adviceOnPages";
import { parseFetchXml } from "../../../../src/client/queries/fetchXml/parse";

const advice = (attributes: string, content: string) =>
  adviceOnPages(
    parseFetchXml(`<fetch ${attributes}><entity name="account">${content}</entity></fetch>`),
  );
const link = (content = "") =>
  `<link-entity name="contact" from="parentcustomerid" to="accountid">${content}</link-entity>`;

test.each([
  [
    'aggregate="true"',
    '<attribute name="name" alias="n" groupby="true" />',
    /aggregation/,
    /order by/,
  ],
  ['distinct="1"', "", /distinct/, /order by/],
  ["", link(), /joins another table/, /order by/],
  ["", link('<order attribute="fullname" />'), /order by columns of the root/, /joins/],
  ["", link(link('<order attribute="fullname" />')), /order by columns of the root/, /joins/],
  ["", '<order entityname="c" attribute="fullname" />', /order by columns of the root/, /joins/],
])("%s %s", (attributes, content, right, wrong) => {
  expect(advice(attributes, content)).toMatch(right);
  expect(advice(attributes, content)).not.toMatch(wrong);
});
