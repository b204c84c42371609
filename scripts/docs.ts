import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import component from "../src";
import { privileges } from "../src/actions/privileges";
import { FLOORS, roomOf } from "../test/architecture/floors";
import { renderDocument } from "./docs/document";
import { renderLayers } from "./docs/layers";
import { fillReadme } from "./docs/readme";
import { roomsOfActions } from "./docs/rooms";
import { fillSection } from "./docs/section";
import { renderRooms } from "./docs/summary";
import { importGraph } from "./layers/importGraph";
import { renderTypes } from "./types/render";

const root = fileURLToPath(new URL("..", import.meta.url));

const read = (file: string): string => {
  const full = path.join(root, file);
  return existsSync(full) ? readFileSync(full, "utf8") : "";
};

const layers = renderLayers(FLOORS, importGraph(root, "src"), roomOf);

const rooms = roomsOfActions(path.join(root, "src/actions"));

const types = [...renderTypes(component)].map(
  ([file, text]) => [`package/types/${file}`, text] as const,
);

const wanted = new Map([
  ...types,
  ["docs/actions.md", renderDocument(component, rooms, privileges)],
  ["docs/architecture.md", fillSection(read("docs/architecture.md"), "layers", layers)],
  ["README.md", fillReadme(read("README.md"), renderRooms(component, rooms))],
]);

const stale = [...wanted].filter(([file, text]) => read(file) !== text);

if (!process.argv.includes("--check")) {
  mkdirSync(path.join(root, "docs"), { recursive: true });
  for (const [file, text] of stale) writeFileSync(path.join(root, file), text);
} else if (stale.length > 0) {
  const files = stale.map(([file]) => file).join(" and ");
  console.error(`${files} no longer says what the sources do: run npm run docs.`);
  process.exitCode = 1;
}
