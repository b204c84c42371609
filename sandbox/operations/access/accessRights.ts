/** https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/accessrights */
export const accessRights = {
  None: 0,
  ReadAccess: 1,
  WriteAccess: 2,
  AppendAccess: 4,
  AppendToAccess: 16,
  CreateAccess: 32,
  DeleteAccess: 65_536,
  ShareAccess: 262_144,
  AssignAccess: 524_288,
} as const;

/** `ReadAccess, WriteAccess`, as answers have several of them. */
export function rightsText(mask: number): string {
  const names = Object.entries(accessRights)
    .filter(([, bit]) => bit !== 0 && (mask & bit) !== 0)
    .map(([name]) => name);
  return names.length === 0 ? "None" : names.join(", ");
}
