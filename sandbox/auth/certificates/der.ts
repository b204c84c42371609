/**
 * The few forms of ASN.1 that a certificate is written in (DER).
 * https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */

/** Tags of the universal class, with the constructed bit where it belongs. */
const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectId: 0x06,
  utf8: 0x0c,
  sequence: 0x30,
  set: 0x31,
  utcTime: 0x17,
  generalizedTime: 0x18,
} as const;

function encoded(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), length(content.length), content]);
}

/** Short form below 128, else the number of bytes and the bytes. */
function length(value: number): Buffer {
  if (value < 0x80) return Buffer.from([value]);
  const bytes = value < 0x100 ? [value] : [value >> 8, value & 0xff];
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

export function sequence(...parts: Buffer[]): Buffer {
  return encoded(tags.sequence, Buffer.concat(parts));
}
export function set(part: Buffer): Buffer {
  return encoded(tags.set, part);
}
export function yes(): Buffer {
  return encoded(tags.boolean, Buffer.from([0xff]));
}
export function bytes(content: Buffer): Buffer {
  return encoded(tags.octetString, content);
}
/** A member that is known by its number: a whole structure (`explicit`), or plain content. */
export function tagged(number: number, content: Buffer, form: "explicit" | "plain"): Buffer {
  return encoded((form === "explicit" ? 0xa0 : 0x80) | number, content);
}
/** Bits of which the last ones are unused. */
export function flags(value: number, unused: number): Buffer {
  return encoded(tags.bitString, Buffer.from([unused, value]));
}
export function nothing(): Buffer {
  return encoded(tags.null, Buffer.alloc(0));
}
export function text(value: string): Buffer {
  return encoded(tags.utf8, Buffer.from(value, "utf8"));
}
/** A positive number: the first bit of its bytes must not be set. */
export function integer(bytes: Buffer): Buffer {
  return encoded(tags.integer, bytes);
}
/** Whole bytes, none of whose bits are unused. */
export function bits(bytes: Buffer): Buffer {
  return encoded(tags.bitString, Buffer.concat([Buffer.from([0]), bytes]));
}

/** `260115120000Z`; with all digits of the year from 2050 on. */
export function time(ms: number): Buffer {
  const digits = `${new Date(ms).toISOString().slice(0, 19).replace(/\D/g, "")}Z`;
  return digits < "2050"
    ? encoded(tags.utcTime, Buffer.from(digits.slice(2), "latin1"))
    : encoded(tags.generalizedTime, Buffer.from(digits, "latin1"));
}

/** `1.2.840.113549.1.1.11`: the first two numbers share a byte, later ones take seven bits a byte. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  return encoded(tags.objectId, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let left = value >>> 7; left > 0; left >>>= 7) bytes.unshift((left & 0x7f) | 0x80);
  return bytes;
}
