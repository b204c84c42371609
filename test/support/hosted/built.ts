import { join } from "node:path";

/** Where the tests' sandbox is built to. */
export const dist = join(__dirname, "dist");

/** The sandbox as one readable script, which the tests load once a process. */
export const built = join(dist, "sandbox.js");

/** What its API is, as the package declares it. */
export const declarations = join(dist, "sandbox.d.ts");
