/** What an error answer says, whichever of Dataverse's shapes it has. */
export interface ErrorAnswer {
  /** Dataverse code in hex; "" when there is none. */
  readonly code: string;
  readonly message: string;
}

/**
 * Reads `{error:{code,message}}`, the older `{Message,ExceptionMessage,ErrorCode}`, and says in words
 * what anything else is. The body itself is never quoted.
 */
export function errorAnswer(body: Buffer, contentType: string | undefined): ErrorAnswer {
  const text = body.toString("utf8").trim();
  if (text === "") return { code: "", message: "the answer has no body" };
  const json = record(parse(text));
  const error = record(json?.["error"]);
  if (error) return { code: codeText(error["code"]), message: words(error["message"]) };
  if (json && (json["Message"] ?? json["ExceptionMessage"]) !== undefined) {
    return {
      code: codeText(json["ErrorCode"]),
      message: words(json["ExceptionMessage"] ?? json["Message"]),
    };
  }
  const html = /html/i.test(contentType ?? "") || /^<(!doctype|html)/i.test(text);
  return {
    code: "",
    message: html
      ? "the answer is an HTML page, not an answer of the Web API"
      : "the answer is not one of the Web API",
  };
}

/** Whether a body is a refusal of the Web API, in either of its shapes. */
export function isWebApiError(body: Buffer): boolean {
  const json = record(parse(body.toString("utf8").trim()));
  if (!json) return false;
  return (
    record(own(json, "error")) !== undefined ||
    own(json, "Message") !== undefined ||
    own(json, "ExceptionMessage") !== undefined
  );
}

const own = (json: Record<string, unknown>, name: string): unknown =>
  Object.hasOwn(json, name) ? json[name] : undefined;

/** Codes come as hex text, and from older services as a signed decimal number. */
const codeText = (code: unknown): string => {
  const text = typeof code === "string" || typeof code === "number" ? String(code).trim() : "";
  return /^-?\d{6,}$/.test(text) ? `0x${(Number(text) >>> 0).toString(16).padStart(8, "0")}` : text;
};

const words = (message: unknown): string =>
  typeof message === "string" && message.trim() !== "" ? message.trim() : "no message was given";

const record = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
};
