type Headers = Readonly<Record<string, string>>;

/**
 * Whether a request keeps steps of one kind from being told of it.
 * https://learn.microsoft.com/power-apps/developer/data-platform/bypass-custom-business-logic
 */
export function bypasses(headers: Headers, asynchronous: boolean): boolean {
  const kinds = (headers["mscrm.bypassbusinesslogicexecution"] ?? "").toLowerCase().split(",");
  const asked = kinds
    .map((kind) => kind.trim())
    .includes(asynchronous ? "customasync" : "customsync");
  // The older header, for synchronous logic only.
  const older = headers["mscrm.bypasscustompluginexecution"]?.trim().toLowerCase() === "true";
  return asked || (older && !asynchronous);
}
