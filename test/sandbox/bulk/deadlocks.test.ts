import { Deadlocks } from "../../../sandbox/bulk/deadlocks";

const url = "/api/data/v9.2/accounts/Microsoft.Dynamics.CRM.CreateMultiple";
const other = "/api/data/v9.2/contacts/Microsoft.Dynamics.CRM.UpdateMultiple";

test("one in so many pairs has a victim: a message makes a pair with each that is under way", () => {
  const deadlocks = new Deadlocks(4);
  const enter = () => deadlocks.enter({ url });
  enter();
  enter();
  const leave = enter();
  // Three pairs so far; with this message there are six.
  expect(enter).toThrow(expect.objectContaining({ status: 500 }));
  // The victim does not stay, so that the next message makes three pairs: nine.
  expect(enter).toThrow(expect.objectContaining({ status: 500 }));
  leave();
  expect(enter).not.toThrow();
});

test("messages to different tables, and one after the other, do not meet", () => {
  const deadlocks = new Deadlocks();
  deadlocks.enter({ url })();
  const leave = deadlocks.enter({ url });
  expect(() => deadlocks.enter({ url: other })).not.toThrow();
  expect(() => deadlocks.enter({ url })).toThrow(expect.objectContaining({ status: 500 }));
  leave();
  expect(() => deadlocks.enter({ url })).not.toThrow();
});
