import { byCode, byText, type Hint } from "./hint";

/** Names of privileges begin with `prv` (Microsoft: "Security privileges reference"). */
const PRIVILEGES = [
  /missing (prv\w+) privilege/i,
  /PrivilegeName:\s*(prv\w+)/i,
  /\b(prv[A-Z]\w+)\b/,
];

/**
 * A missing privilege, named, and who lacks it: the user, or the team that owns the record
 * ("Principal team (…) is missing …").
 */
const privilege: Hint = ({ status, message }) => {
  if (status !== 403 && status !== 400) return undefined;
  const name = PRIVILEGES.map((pattern) => pattern.exec(message)?.[1]).find(Boolean);
  if (!name || !/privilege/i.test(message)) return undefined;
  const who = /^\s*Principal team\b/i.test(message)
    ? `the team ${/Principal team \(Id=([0-9a-f-]{36})/i.exec(message)?.[1] ?? "in the message"}`
    : "the user";
  return `Give a security role of ${who} the privilege ${name}`;
};

/**
 * A right on one record that no role of the user gives at the access level the record needs. The text names
 * the right and not the privilege.
 */
const recordRight: Hint = ({ status, message }) => {
  if (status !== 403 && status !== 400) return undefined;
  const [, who, right] =
    /\b(user|team) with id [0-9a-f-]{36} does not have (\w{1,30}) right\(s\) for record/i.exec(
      message,
    ) ?? [];
  return who && right
    ? `The ${who.toLowerCase()} lacks ${right} to this record: raise the access level of that right in a security role, or share the record with the ${who.toLowerCase()}`
    : undefined;
};

/**
 * What keeps a request out: the sign-in worked, and Dataverse, the environment or a rule of its
 * administrators refused it. A 403 that is none of these says enough in Dataverse's own words.
 */
export const accessHints: readonly Hint[] = [
  byCode(
    "0x80072560",
    "The sign-in worked, but the environment does not know the user: add an application user for the app registration (server flow) or a licensed user (user flow)",
  ),
  byCode("0x80042f09", "The user has no security role in this environment: assign one"),
  byCode("0x80040225", "The user is disabled in this environment: enable it"),
  byCode("0x8004d24b", "The user has no licence for this environment"),
  byCode(
    "0x8004a110",
    "Acting for another user takes the privilege prvActOnBehalfOfAnotherUser, e.g. by the role Delegate",
  ),
  byCode(
    "0x80095ffc",
    "The environment lets only listed apps in: an administrator adds the Client ID to the allowed apps in the Power Platform admin center, under Privacy + Security of the environment",
  ),
  // Microsoft: "IP firewall in Power Platform environments".
  byText(
    403,
    /access to your IP is blocked|IP firewall/i,
    "The environment's IP firewall does not know the address the request came from: an administrator allows the outgoing addresses of the platform in the Power Platform admin center",
  ),
  byCode("0x8004a104", "The environment is disabled: an administrator enables it again"),
  byText(
    403,
    /organization is disabled|disabled organization/i,
    "The environment is disabled: an administrator enables it again",
  ),
  byText(
    403,
    /administration mode|admin mode/i,
    "The environment is in administration mode, which lets only administrators in: switch it off in the Power Platform admin center, or run again afterwards",
  ),
  privilege,
  recordRight,
];
