import { shown as shownValue } from "../values/types";

/** Headers that belong to the connection, to the whole batch, or to the form of a part. */
const OWN =
  /^(accept|authorization|host|content-type|content-length|content-id|content-transfer-encoding|transfer-encoding|mscrmcallerid|callerobjectid)$/i;

/** The headers an action asks for, as far as it may; says what is wrong with the others. */
export function itemHeaders(
  given: Readonly<Record<string, unknown>>,
  refuse: (problem: string) => void,
): Record<string, string> {
  const headers: [string, string][] = [];
  for (const [name, value] of Object.entries(given)) {
    const shown = JSON.stringify(name.slice(0, 80));
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) refuse(`the header ${shown} is no header's name`);
    // Dataverse takes the user to act for from the batch, and ignores what a part says of it.
    else if (/caller/i.test(name) && OWN.test(name)) {
      refuse(`the header ${name} cannot be set here: use the Impersonate inputs, for all actions`);
    } else if (OWN.test(name)) refuse(`the header ${name} cannot be set here`);
    else if (["string", "number", "boolean"].includes(typeof value))
      headers.push([name, String(value)]);
    else refuse(`the header ${name} has to be text, not ${shownValue(value)}`);
  }
  // Whatever it is called, `__proto__` too, it is a separate header.
  return Object.fromEntries(headers);
}
