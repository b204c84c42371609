export type * from "./context";
export type * from "./fetchXml";
export type * from "./fieldMap";
export type * from "./files";
export type * from "./messages";
export type * from "./params";
export type * from "./raw";
export type * from "./results";
