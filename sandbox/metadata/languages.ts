import type { Store } from "../types";

/** English (United States), the language the declared labels are written in. */
export const baseLanguage = 1033;
export const german = 1031;

/** The languages of the environment, by LCID. */
export const provisionedLanguages: readonly number[] = [baseLanguage, german];

const sql = 'SELECT "uilanguageid" AS language FROM "usersettings" WHERE "systemuserid" = ?';

/**
 * The language a user sees labels in: what the user's settings say, else the base language.
 * https://learn.microsoft.com/power-apps/developer/data-platform/reference/entities/usersettings
 */
export function languageOf(store: Store, userId: string): number {
  const chosen = Number(store.select(sql, [userId])[0]?.["language"]);
  return provisionedLanguages.includes(chosen) ? chosen : baseLanguage;
}
