/**
 * Every form in which a server may send a secret back: as it is, as JSON, a URL, a form or HTML writes
 * it, in Base64 (also as the password of Basic authentication, whose first characters depend on the
 * user name before it), and in hexadecimal digits.
 */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  const forms = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    percentEncoded(secret),
    percentEncoded(secret).replace(/%20/g, "+"),
    new URLSearchParams({ x: secret }).toString().slice(2),
    htmlEncoded(secret),
    bytes.toString("hex"),
    ...base64Forms(bytes),
  ];
  return [...new Set(forms)].filter((form) => form !== "");
}

/** A lone surrogate has no UTF-8 form, so no URL can hold it. */
function percentEncoded(text: string): string {
  return encodeURIComponent(Buffer.from(text, "utf8").toString("utf8"));
}

function htmlEncoded(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

/** The same bytes read differently at each of the three places where they may begin in a longer text. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    // The characters at both ends also hold bits of the neighbours.
    const from = offset === 0 ? 0 : offset + 1;
    const inner = text.replace(/={1,2}$/, "");
    const to = (bytes.length + offset) % 3 === 0 ? inner.length : inner.length - 1;
    const core = inner.slice(from, to);
    return [core, core.replace(/\+/g, "-").replace(/\//g, "_")];
  });
}
