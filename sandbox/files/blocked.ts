import type { Store } from "../types";
import { extensionOf } from "./mimeTypes";
import { blockedExtension, blockedType, notAllowedType } from "./refusals";

/**
 * Refuses what the organization does not take: an extension, in any letter case, or a type. The blocked
 * types count only where no types are allowed.
 * https://learn.microsoft.com/power-apps/developer/data-platform/files-images-overview
 */
export function checkBlocked(store: Store, name: string, type: string): void {
  const [organization = {}] = store.select(
    "SELECT blockedattachments, blockedmimetypes, allowedmimetypes FROM organization",
  );
  const list = (column: string) =>
    String(organization[column] ?? "")
      .split(";")
      .map((item) => item.trim().toLowerCase())
      .filter((item) => item !== "");
  if (list("blockedattachments").includes(extensionOf(name))) throw blockedExtension();
  const allowed = list("allowedmimetypes");
  if (allowed.length > 0 && !allowed.includes(type.toLowerCase())) throw notAllowedType(type);
  if (allowed.length === 0 && list("blockedmimetypes").includes(type.toLowerCase())) {
    throw blockedType(type);
  }
}

/** Bytes of base64 that a note or an attachment may have. */
export function attachmentLimit(store: Store): number {
  return Number(store.select("SELECT maxuploadfilesize AS bytes FROM organization")[0]?.["bytes"]);
}
