import { readFileSync } from "node:fs";
import path from "node:path";

/** What package.json names as the home page. */
export const homepage = (): string | undefined => {
  const file = path.resolve(__dirname, "../../package.json");
  return (JSON.parse(readFileSync(file, "utf8")) as { homepage?: string }).homepage;
};
