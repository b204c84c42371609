import { DataverseError } from "../../../src/client/errors/DataverseError";
import { explainRefusal } from "../../../src/client/messages/explainRefusal";
import { builtInMessages } from "../../../src/client/messages/signatures/builtIn";
import type { Signature } from "../../../src/client/types/messages";

const message = (name: string): Signature => {
  const found = builtInMessages().signatures.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};
const refused = (status: number, detail: string) =>
  new DataverseError({
    operation: "Calling it",
    outcome: "notDone",
    status,
    detail,
    hint: "Before",
  });
const missing = (segment: string) =>
  refused(404, `Resource not found for the segment '${segment}'.`);

test.each([
  ["QualifyLead", "Microsoft.Dynamics.CRM.QualifyLead", /comes with Sales/],
  ["CloseIncident", "CloseIncident", /comes with Customer Service/],
  ["Restore", "Restore", /does not have the message/],
])("%s that the environment does not have says where it comes from", (name, segment, expected) => {
  expect(explainRefusal(missing(segment), message(name)).hint).toMatch(expected);
});

test("a custom API may be gone", () => {
  const custom: Signature = { ...message("WhoAmI"), app: undefined, source: "customApi" };
  expect(explainRefusal(missing("WhoAmI"), custom).hint).toContain("removed or deactivated");
});

test("any other refusal stays as it is", () => {
  const lead = refused(404, "Entity 'lead' With Id = 1 Does Not Exist");
  expect(explainRefusal(lead, message("QualifyLead"))).toBe(lead);
  const other = missing("leads");
  expect(explainRefusal(other, message("QualifyLead"))).toBe(other);
});
