import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { SchemaError } from "./schemaError";
import type { TableDeclaration } from "./types";

/** The tables declared in a directory, in the order of their file names. */
export function readDeclarations(directory: string): TableDeclaration[] {
  const files = readdirSync(directory).filter((file) => file.endsWith(".json"));
  return files.sort().map((file) => readDeclaration(join(directory, file)));
}

function readDeclaration(path: string): TableDeclaration {
  const file = basename(path);
  const parsed = parse(readFileSync(path, "utf8"), file);
  if (Object(parsed) !== parsed) throw new SchemaError(file, "is no object of JSON");
  if (parsed.logicalName !== basename(file, ".json")) {
    throw new SchemaError(file, `declares "${parsed.logicalName}"; name the file after the table`);
  }
  return parsed;
}

function parse(text: string, file: string): TableDeclaration {
  try {
    return JSON.parse(text) as TableDeclaration;
  } catch (cause) {
    throw new SchemaError(file, `is not JSON: ${(cause as Error).message}`);
  }
}
