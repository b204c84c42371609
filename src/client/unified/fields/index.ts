export { addresses } from "./addresses";
export { type Field, type Fields, readOnly } from "./field";
export { list } from "./list";
export { flag, group, reference, value } from "./single";
export { inState, state, words } from "./words";
