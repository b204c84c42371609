import type { Recognizer } from "../types";

/** `GET $metadata`: the description of everything, as XML. */
export const metadata: Recognizer = ({ method, segments: [first, second] }) =>
  method === "GET" && first?.name === "$metadata" && second === undefined
    ? {
        action: "listMessages",
        inputs: {},
        note: "For tables and columns: Describe Entity Type. Neither reads the whole document into the flow",
      }
    : undefined;
