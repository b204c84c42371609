import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const polling = path.resolve(__dirname, "../../../src/client/polling");

const importsOf = (room: string): string[] =>
  readdirSync(path.join(polling, room)).flatMap((file) => {
    const text = readFileSync(path.join(polling, room, file), "utf8");
    return [...text.matchAll(/ from "([^"]+)";/g)].map(([, name = ""]) => `${file}: ${name}`);
  });

test.each([
  ["shared", /\.\.\/(timestamps|deltaLinks)\//],
  ["timestamps", /\.\.\/deltaLinks\//],
  ["deltaLinks", /\.\.\/timestamps\//],
])("%s imports nothing of the engines beside it, types included", (room, beside) => {
  const imports = importsOf(room);
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((each) => beside.test(each))).toEqual([]);
});
