import { Refusal } from "../errors";

const GENERIC = { code: "0x80044150", decimal: -2147204784, words: "Generic SQL error." };
const TIMEOUT = {
  code: "0x80044151",
  decimal: -2147204783,
  words: "SQL timeout expired.",
};

/** The time-out of SQL Server's clients has a separate code; every other number shares one. */
const TIMEOUT_NUMBER = -2;

/** What the database said, as the platform passes it on: only the number says what it was. */
export function sqlError(number: number): Refusal {
  const { code, decimal, words } = number === TIMEOUT_NUMBER ? TIMEOUT : GENERIC;
  return new Refusal(
    500,
    code,
    ` Sql error: ${words} CRM ErrorCode: ${decimal} Sql ErrorCode: -2146232060 Sql Number: ${number}`,
  );
}
