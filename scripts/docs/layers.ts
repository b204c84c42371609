import { groupGraph, type ImportGraph } from "../layers/importGraph";
import { code, markdownTable } from "../tables/markdownTable";

/** Rooms from the ground up, each with what is in it. */
type Floors = readonly (readonly (readonly [name: string, holds: string])[])[];

/** The rooms of the client from the top down, each with the nearest of those it imports from. */
export function renderLayers(
  floors: Floors,
  graph: ImportGraph,
  roomOf: (file: string) => string | undefined,
): string {
  const rooms = groupGraph(graph, roomOf);
  const order = floors.flat().map(([name]) => name);
  const rows = floors.flatMap((floor, at) =>
    floor.map(([name, holds]) => {
      const next = nearest(rooms, name).sort((a, b) => order.indexOf(b) - order.indexOf(a));
      return [String(at + 1), code(name), holds, next.join(", ")];
    }),
  );
  return markdownTable(["Floor", "Room", "What is in it", "Builds on"], rows.reverse());
}

/** What a room imports from and cannot reach by any other room that it imports from. */
const nearest = (rooms: ImportGraph, room: string): string[] => {
  const all = rooms.get(room) ?? [];
  const further = new Set(all.flatMap((other) => [...reachable(rooms, other)]));
  return all.filter((other) => !further.has(other));
};

const reachable = (rooms: ImportGraph, from: string): ReadonlySet<string> => {
  const found = new Set(rooms.get(from));
  for (const room of found) for (const next of rooms.get(room) ?? []) found.add(next);
  return found;
};
