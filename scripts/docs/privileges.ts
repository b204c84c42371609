import { code } from "../tables/markdownTable";

/** The privileges that actions take, as `src/actions/privileges.ts` declares them. */
export type DocumentedPrivileges = Readonly<
  Record<
    string,
    {
      readonly always: readonly string[];
      readonly sometimes?:
        | readonly { readonly when: string; readonly takes: readonly string[] }[]
        | undefined;
    }
  >
>;

/** The paragraph of one action; empty where nothing is declared. */
export function renderPrivileges(key: string, declared: DocumentedPrivileges): string {
  const own = Object.hasOwn(declared, key) ? declared[key] : undefined;
  if (!own) return "";
  const parts = [
    own.always.length > 0 ? listed(own.always) : "none in any case",
    ...(own.sometimes ?? []).map(({ when, takes }) => `if ${when}, ${listed(takes)}`),
  ];
  return `**Privileges:** ${parts.join("; ")}.`;
}

const listed = (names: readonly string[]): string => names.map(code).join(", ");

/** What the placeholders mean, once for the page. */
export const ABOUT_PRIVILEGES =
  "Each action lists the privileges that it takes. `<Table>` in a name is the table that the action works on, such as `Account`; `<Related>` is any table that its records refer to. *Impersonate User ID* and *Impersonate Object ID* also take `prvActOnBehalfOfAnotherUser`, *Bypass Custom Logic* also takes `prvBypassCustomBusinessLogic`. *Validate Connection* checks them for the user of a connection.";
