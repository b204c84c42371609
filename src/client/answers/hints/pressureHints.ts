import { byCode, byCodeAndText, type Hint } from "./hint";

/** `Sql Number: 1205` in the text of a SQL error; the code alone says nothing. */
export function sqlNumber(message: string): number | undefined {
  const digits = /Sql Number:\s*(-?\d{1,9})\b/i.exec(message)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

const TOO_LONG =
  "The database took too long: narrow the query or write less at a time, and run again later";

/** Numbers of SQL Server (Microsoft: "Database engine events and errors"). */
const SQL_HINTS: ReadonlyMap<number, string> = new Map([
  [
    1205,
    "Two writes locked each other (a deadlock) and this one was undone: run it again, with less at a time",
  ],
  [1222, "Another operation holds the rows (a lock time-out): run again later"],
  [3732, "The table was changed at the same time: run again"],
  [547, "A record that this one refers to does not exist, or other records refer to this one"],
  [2627, "A record with the same key exists already"],
  [2601, "A record with the same key exists already"],
  [-2, TOO_LONG],
]);

const sql: Hint = ({ status, message }) => {
  const number = status >= 400 ? sqlNumber(message) : undefined;
  return number === undefined ? undefined : SQL_HINTS.get(number);
};

const BUSY = "Another operation of the environment is in the way: run again later";

/** What passes when it is tried again later, and what the same codes mean otherwise. */
export const pressureHints: readonly Hint[] = [
  sql,
  byCode(
    "0x80071151",
    "A solution is being imported or customizations are being published: run again when that has ended",
  ),
  byCode("0x80071154", BUSY),
  byCode("0x80044339", BUSY),
  byCode("0x8004026c", BUSY),
  byCode("0x80048105", BUSY),
  byCode("0x80044151", TOO_LONG),
  byCodeAndText(
    "0x80048d0b",
    /link/i,
    "Elastic tables take no joins: leave link entities out and read the other table by a separate query",
  ),
];
