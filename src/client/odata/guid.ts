const BARE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UNDASHED = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/**
 * A GUID in any dress people have it in (braces, parentheses, quotes, `guid'…'`, upper case, without
 * dashes) as Dataverse prints it: lower case with dashes. Undefined when it is none.
 */
export const normalizeGuid = (text: string): string | undefined => {
  if (BARE.test(text)) return text;
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^guid(?=['"])/, "")
    .replace(/^[{('"\s]+|[})'"\s]+$/g, "");
  if (BARE.test(bare)) return bare;
  const groups = UNDASHED.exec(bare);
  return groups ? groups.slice(1).join("-") : undefined;
};
