import { join } from "node:path";
import { readDeclarations } from "./read";

/** Where the tables that come with the sandbox are declared. */
export const tablesDirectory = join(__dirname, "tables");

/** Those tables. The published package has them in place of this file. */
export const declarations = readDeclarations(tablesDirectory);
