/** The name of a parameter alias, such as `@p1`. */
export const ALIAS = /^@[\p{L}_][\p{L}\p{N}_]*$/u;
