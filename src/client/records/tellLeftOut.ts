import type { Session } from "../session/session";

/** Says once which columns of rows that were read before a write cannot set, and therefore left out. */
export function tellLeftOut({ logger }: Session, names: readonly string[]): void {
  if (names.length === 0) return;
  logger.info(
    `What was read before is sent back; columns that this write cannot set were left out: ${names.join(", ")}`,
  );
}
