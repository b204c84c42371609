import type { Call } from "../records/call";
import type { Table } from "../schema/derived";
import { randomGuid } from "../store/guid";
import type { Row } from "../types";
import { badPicture, notPrimary } from "./refusals";

/** KiB of an image column that declares no limit. */
const usualKilobytes = 10_240;

/** Edge of every thumbnail in pixels. */
export const thumbnailPixels = 144;

/** What every thumbnail looks like: nobody here paints a smaller one of what was uploaded. */
export const thumbnail =
  "iVBORw0KGgoAAAANSUhEUgAAAJAAAACQAQMAAADdiHD7AAAAA1BMVEUAeNTBItjpAAAAGklEQVR42u3BMQEAAADCoPVPbQ0PoAAA" +
  "4NcACrAAATGZd3oAAAAASUVORK5CYII=";

/** How files of the kinds that are taken begin. */
const beginnings = {
  bmp: "424d",
  gif: "47494638",
  jpeg: "ffd8ff",
  png: "89504e470d0a1a0a",
  tiff: "49492a00",
  tiffBigEndian: "4d4d002a",
};

/**
 * What follows from the images that a write sets, by columns: a thumbnail in the place of what was given,
 * and the id, the time and the address of it. A full copy is kept where the column keeps one. Throws a
 * `Refusal` for what is no picture or is too large.
 * https://learn.microsoft.com/power-apps/developer/data-platform/image-column-data
 */
export function imageValues(call: Call, table: Table, id: string, changes: Row): Row {
  const values: Row = {};
  for (const [name, given] of Object.entries(changes)) {
    const column = table.columns.get(name);
    if (column?.type !== "image" || given === undefined) continue;
    const companions = [`${column.name}id`, `${column.name}_timestamp`, `${column.name}_url`];
    for (const name of companions) values[name] = null;
    if (typeof given !== "string") continue;
    const data = Buffer.from(given, "base64");
    checkPicture(data, column.maxSizeInKB ?? usualKilobytes);
    const image = randomGuid();
    const now = call.context.now();
    const place = { table: table.logicalName, row: id, column: `${column.name}id` };
    if (column.canStoreFullImage) call.files.put(call.store, image, place, data);
    Object.assign(values, {
      [column.name]: thumbnail,
      [`${column.name}id`]: image,
      [`${column.name}_timestamp`]: now * 10_000,
      [`${column.name}_url`]: `/Image/download.aspx?Entity=${table.logicalName}&Attribute=${column.name}&Id=${id}&Timestamp=${now * 10_000}`,
    });
  }
  return values;
}

/** Throws a `Refusal` where a new row sets another image than its primary one. */
export function checkNewImages(table: Table, row: Row): void {
  const images = [...table.columns.values()].filter(({ type }) => type === "image");
  const other = images.slice(1).find(({ name }) => typeof row[name] === "string");
  if (other) throw notPrimary(other.name, table.logicalName);
}

function checkPicture(data: Buffer, kilobytes: number): void {
  if (data.length > kilobytes * 1024) {
    const megabytes = (bytes: number) => Math.floor(bytes / 1_048_576);
    throw badPicture(
      `File size is too big. MaxSize: ${megabytes(kilobytes * 1024)} MB, Uploaded filesize: ${megabytes(data.length)} MB.`,
    );
  }
  const beginning = data.toString("hex", 0, 8);
  if (!Object.values(beginnings).some((each) => beginning.startsWith(each))) {
    throw badPicture("The file is not a picture.");
  }
}
