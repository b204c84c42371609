import type { NamedFile } from "../../files/types";
import type { Session } from "../../session/session";
import type { ActivityOptions } from "../types";
import { attachFile } from "./attachFile";
import { attachmentsOf, type ListedAttachment } from "./attachments";

/**
 * Adds files to an e-mail, one after the other. Those that an e-mail has already, by name and size, are left out.
 *
 * @param isNew whether the e-mail was just created, so that it has none
 * @returns how many were added
 */
export async function attachMissing(
  session: Session,
  params: ActivityOptions,
  emailId: string,
  files: readonly NamedFile[],
  isNew: boolean,
): Promise<number> {
  if (files.length === 0) return 0;
  const there = isNew ? [] : (await attachmentsOf(session, params, emailId)).attachments;
  const missing = withoutThose(files, there);
  for (const file of missing) await attachFile(session, params, emailId, file);
  return missing.length;
}

/** Two files of one name and size are two: each that is there counts once. */
const withoutThose = (
  files: readonly NamedFile[],
  there: readonly ListedAttachment[],
): readonly NamedFile[] => {
  const left = [...there];
  return files.filter(({ name, data }) => {
    const at = left.findIndex((each) => each.name === name && each.size === data.length);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
};
