import { InputError } from "../../../src/client/errors/InputError";
import { rawHeaders } from "../../../src/client/raw/headers";
import { recordingLogger, secrets } from "../fakes";

const read = (given: Record<string, string>) => {
  const logger = recordingLogger();
  const rows = Object.entries(given).map(([key, value]) => ({ key, value }));
  return [rawHeaders(rows, logger), logger.lines] as const;
};

test("names in lower case, values as they are", () => {
  expect(read({ Prefer: 'odata.include-annotations="*"', " X-Tag ": "ä\tb", Empty: "" })).toEqual([
    { prefer: 'odata.include-annotations="*"', "x-tag": "ä\tb", empty: "" },
    [],
  ]);
});

test("of two of one name the last wins", () => {
  expect(read({ Prefer: "a", prefer: "b" })[0]).toEqual({ prefer: "b" });
});

test.each([
  "Authorization",
  "AUTHORIZATION",
  "Cookie",
  "Host",
  "Connection",
  "Content-Length",
  "Transfer-Encoding",
  "Proxy-Authorization",
  " authorization ",
])("%j is left out, and said so without its value", (name) => {
  const [headers, lines] = read({ [name]: secrets.token, Prefer: "x" });
  expect(headers).toEqual({ prefer: "x" });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/is set by the connection/);
  expect(lines.join()).not.toContain(secrets.token);
});

test.each(["", " ", "a b", "a:b", "a\nb", "ä", "a(b)"])("%j is no header's name", (name) => {
  expect(() => read({ [name]: "x" })).toThrow(InputError);
});

test.each(["a\nb", "a\r\nX-Other: b", "a\u0000", "☃"])(
  "%j cannot be a value, and is not shown",
  (value) => {
    const attempt = () => read({ "X-Tag": `${secrets.token}${value}` });
    expect(attempt).toThrow(/^Header X-Tag has a character that a header cannot carry\.$/);
  },
);
