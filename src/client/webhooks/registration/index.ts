export { KEY_HEADER } from "./authentication";
export { connectionKey } from "./keyOf";
export { randomKey } from "./keys";
