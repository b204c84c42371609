export { columnChanges } from "./columnChanges";
export { watchedImages } from "./images";
export type { ColumnChange } from "./types";
