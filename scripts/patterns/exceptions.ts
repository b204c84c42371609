/** Patterns that nothing can judge, each with the reason why it is safe. */
export const EXCEPTIONS: readonly {
  readonly file: string;
  /** How the pattern is written in the file, from its first character. */
  readonly written: string;
  readonly reason: string;
}[] = [
  {
    file: "src/client/odata/filter/tokens.ts",
    written: "new RegExp(",
    reason:
      "It is sticky, and joined from alternatives of which each takes what it has looked at; a test holds it to linear time.",
  },
  {
    file: "sandbox/query/pagingCookie.ts",
    written: "new RegExp(`\\\\b${which}",
    reason: "The variable part is first or last, and what follows it ends at a quote.",
  },
  {
    file: "sandbox/search/syntax/patterns.ts",
    written: "new RegExp(`^(?:${source})$`",
    reason:
      "It is what somebody searches their own sandbox for: no repeated groups, four repetitions at most, and tried on single words.",
  },
];
