import { ControlError } from "../controlError";

/**
 * A body as text, in the charset that its content type names, by default UTF-8: what other programs
 * export is often in another one, and would come in with its letters replaced.
 */
export function decodeText(body: Buffer, contentType: string): string {
  const [, charset = "utf-8"] = /;\s*charset="?([^\s;"]+)/i.exec(contentType) ?? [];
  const decoder = decoderOf(charset);
  try {
    return decoder.decode(body);
  } catch {
    throw new ControlError(
      400,
      `The body is not ${charset}. Name its charset, such as Content-Type: text/csv; charset=windows-1252.`,
    );
  }
}

function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    throw new ControlError(400, `The charset ${charset} is not known.`);
  }
}
