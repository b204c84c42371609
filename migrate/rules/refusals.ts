import type { Said } from "../findings/types";

/** What reading a value says; where it throws, that the value is refused, and why. */
export function orRefused(page: string, read: () => readonly Said[]): readonly Said[] {
  try {
    return read();
  } catch (error) {
    return [refused((error as Error).message, page)];
  }
}

export function refused(why: string, page: string): Said {
  return { kind: "look", text: `Refused: ${why}`, page };
}
