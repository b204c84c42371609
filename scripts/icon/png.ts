import { constants, deflateSync } from "node:zlib";
import { crc32 } from "./crc32";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const BIT_DEPTH = 8;
const COLOR_TYPE_RGBA = 6;
const BYTES_PER_PIXEL = 4;
const FILTER_SUB = 1;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function header(size: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(size, 0);
  data.writeUInt32BE(size, 4);
  data[8] = BIT_DEPTH;
  data[9] = COLOR_TYPE_RGBA;
  return data;
}

/** Each byte minus the same channel of the pixel to its left: plain areas become runs of zeros. */
function filterRows(pixels: Uint8Array, size: number): Buffer {
  const stride = size * BYTES_PER_PIXEL;
  const rows = Buffer.alloc((stride + 1) * size);
  for (let y = 0; y < size; y += 1) {
    const from = y * stride;
    const to = y * (stride + 1);
    rows[to] = FILTER_SUB;
    for (let x = 0; x < stride; x += 1) {
      const left = x < BYTES_PER_PIXEL ? 0 : (pixels[from + x - BYTES_PER_PIXEL] ?? 0);
      rows[to + 1 + x] = ((pixels[from + x] ?? 0) - left) & 0xff;
    }
  }
  return rows;
}

/**
 * Encodes a square picture as PNG (https://www.w3.org/TR/png-3/).
 *
 * @param pixels RGBA, 8 bits a channel, not premultiplied, row by row from the top
 * @param size width and height in pixels
 */
export function encodePng(pixels: Uint8Array, size: number): Buffer {
  // Run-length matches only: the other strategies hash with the CPU's own instructions, so their
  // bytes differ between machines.
  const data = deflateSync(filterRows(pixels, size), { level: 9, strategy: constants.Z_RLE });
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header(size)),
    chunk("IDAT", data),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
