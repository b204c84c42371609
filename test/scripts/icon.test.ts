import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { inflateSync } from "node:zlib";
import { drawMark, SIZE } from "../../scripts/icon/mark";
import { encodePng } from "../../scripts/icon/png";

const STRIDE = SIZE * 4;

/** Undoes the one row filter the encoder uses. */
function decode(png: Buffer): Buffer {
  const start = png.indexOf("IDAT", 0, "latin1");
  const rows = inflateSync(png.subarray(start + 4, start + 4 + png.readUInt32BE(start - 4)));
  const pixels = Buffer.alloc(STRIDE * SIZE);
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < STRIDE; x += 1) {
      const left = x < 4 ? 0 : pixels.readUInt8(y * STRIDE + x - 4);
      pixels.writeUInt8((rows.readUInt8(y * (STRIDE + 1) + 1 + x) + left) & 0xff, y * STRIDE + x);
    }
  }
  return pixels;
}

describe("the icon", () => {
  const pixels = drawMark();

  it("is stored as the script draws it", () => {
    const stored = readFileSync(resolve(__dirname, "../../assets/icon.png"));
    expect(stored.equals(encodePng(pixels, SIZE))).toBe(true);
  });

  it("is a 512 by 512 PNG with 8 bits of red, green, blue and alpha", () => {
    const png = encodePng(pixels, SIZE);
    expect(png.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512]);
    expect([...png.subarray(24, 29)]).toEqual([8, 6, 0, 0, 0]);
  });

  it("comes out of the PNG as it went in", () => {
    expect(decode(encodePng(pixels, SIZE)).equals(Buffer.from(pixels))).toBe(true);
  });

  it("has clear corners, a solid middle and soft edges", () => {
    const alpha = (x: number, y: number) => pixels[(y * SIZE + x) * 4 + 3] ?? -1;
    expect([alpha(0, 0), alpha(511, 0), alpha(0, 511), alpha(511, 511)]).toEqual([0, 0, 0, 0]);
    expect(alpha(256, 256)).toBe(255);
    const edge = pixels.filter((value, at) => at % 4 === 3 && value > 0 && value < 255);
    expect(edge.length).toBeGreaterThan(100);
  });
});
