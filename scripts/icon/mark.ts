type Color = readonly [red: number, green: number, blue: number];
type Point = readonly [x: number, y: number];

/** Signed distance in pixels from a point to the edge of a shape; negative inside. */
type Shape = (x: number, y: number) => number;

interface Layer {
  readonly shape: Shape;
  readonly color: (x: number, y: number) => Color;
}

/** Width and height in pixels. */
export const SIZE = 512;

const STROKE = 46;
const DEEP: Color = [9, 30, 66];
const BRIGHT: Color = [17, 118, 128];
const PAPER: Color = [243, 249, 250];
const SIGNAL: Color = [255, 181, 71];

/** `Math.hypot` may round differently from one engine to the next; a square root may not. */
function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function tile(inset: number, radius: number): Shape {
  const middle = SIZE / 2;
  const reach = middle - inset - radius;
  return (x, y) => {
    const dx = Math.abs(x - middle) - reach;
    const dy = Math.abs(y - middle) - reach;
    return length(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
  };
}

function bar([fromX, fromY]: Point, [toX, toY]: Point, width: number): Shape {
  const alongX = toX - fromX;
  const alongY = toY - fromY;
  const squared = alongX * alongX + alongY * alongY;
  return (x, y) => {
    const share = clamp(((x - fromX) * alongX + (y - fromY) * alongY) / squared);
    return length(x - fromX - share * alongX, y - fromY - share * alongY) - width / 2;
  };
}

/** The right half of a ring, its two ends cut straight. */
function halfRing([centerX, centerY]: Point, radius: number, width: number): Shape {
  return (x, y) => {
    const edge = Math.abs(length(x - centerX, y - centerY) - radius) - width / 2;
    return Math.max(edge, centerX - x);
  };
}

function disc([centerX, centerY]: Point, radius: number): Shape {
  return (x, y) => length(x - centerX, y - centerY) - radius;
}

function union(...shapes: Shape[]): Shape {
  return (x, y) => Math.min(...shapes.map((shape) => shape(x, y)));
}

function fade(from: Color, to: Color): Layer["color"] {
  return (x, y) => {
    const share = clamp((x + y) / (2 * SIZE));
    return [mix(from[0], to[0], share), mix(from[1], to[1], share), mix(from[2], to[2], share)];
  };
}

function mix(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** A socket in the form of a D, and the row of data that plugs into it. */
function layers(): Layer[] {
  const middle: Point = [268, 256];
  const socket = union(
    bar([140, 146], [268, 146], STROKE),
    halfRing(middle, 110, STROKE),
    bar([140, 366], [268, 366], STROKE),
  );
  const row = union(bar([140, 256], middle, STROKE), disc(middle, 46));
  return [
    { shape: tile(16, 116), color: fade(BRIGHT, DEEP) },
    { shape: socket, color: () => PAPER },
    { shape: row, color: () => SIGNAL },
  ];
}

/** Lays one colour over another in the share that the shape covers of the pixel. */
function paint(pixels: Uint8Array, at: number, color: Color, coverage: number): void {
  const below = (pixels[at + 3] ?? 0) / 255;
  const alpha = coverage + below * (1 - coverage);
  for (let i = 0; i < 3; i += 1) {
    const value = (color[i] ?? 0) * coverage + (pixels[at + i] ?? 0) * below * (1 - coverage);
    pixels[at + i] = Math.round(value / alpha);
  }
  pixels[at + 3] = Math.round(alpha * 255);
}

/** The mark as RGBA pixels, row by row from the top. */
export function drawMark(): Uint8Array {
  const pixels = new Uint8Array(SIZE * SIZE * 4);
  for (const { shape, color } of layers()) {
    for (let y = 0; y < SIZE; y += 1) {
      for (let x = 0; x < SIZE; x += 1) {
        const coverage = clamp(0.5 - shape(x + 0.5, y + 0.5));
        if (coverage > 0) paint(pixels, (y * SIZE + x) * 4, color(x, y), coverage);
      }
    }
  }
  return pixels;
}
