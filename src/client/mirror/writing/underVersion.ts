/** How rows of a mirror are written: only as they were read, which the next run does anew. */
export const UNDER_VERSION = {
  versions: true,
  isFixed: true,
  whenChanged:
    "The record has changed since it was read, and was not written: the next run reads it again",
};
