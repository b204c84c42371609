/** Which files an organization takes; lower case. */
export interface FileRules {
  readonly blockedExtensions: readonly string[];
  /** Count only where no types are allowed. */
  readonly blockedTypes: readonly string[];
  /** If there are any, no others are taken. */
  readonly allowedTypes: readonly string[];
  /** Bytes of a note's or an attachment's Base64; undefined where nobody may know. */
  readonly maxUploadBytes: number | undefined;
}
