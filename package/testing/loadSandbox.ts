type SandboxPackage = typeof import("dataverse-sandbox");

/**
 * The package that is Dataverse in tests. It is loaded when a test asks for it, since whoever uses the
 * component only does not need it.
 *
 * @throws Error if it is not installed
 */
export function loadSandbox(): SandboxPackage {
  try {
    return require("dataverse-sandbox") as SandboxPackage;
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new Error(
      "sandboxConnection() needs the package dataverse-sandbox, which is not installed: npm install --save-dev dataverse-sandbox",
    );
  }
}

const isMissing = (error: unknown): boolean => {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  return code === "MODULE_NOT_FOUND" && message?.includes("dataverse-sandbox") === true;
};
