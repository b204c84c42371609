/**
 * What needs a package that not everybody has installed. It is loaded when a test asks for it, since whoever
 * uses the component only does not need it.
 *
 * @param what the function that needs it, for the error
 * @throws Error if the package is not installed
 */
export function loadPackage<T>(what: string, name: string, load: () => T): T {
  try {
    return load();
  } catch (error) {
    if (!isMissing(error, name)) throw error;
    throw new Error(
      `${what} needs the package ${name}, which is not installed: npm install --save-dev ${name}`,
    );
  }
}

const isMissing = (error: unknown, name: string): boolean => {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  return code === "MODULE_NOT_FOUND" && message?.includes(name) === true;
};
