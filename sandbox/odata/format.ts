/** What the `Accept` header asks of the form of a JSON answer. */
export interface AnswerFormat {
  metadata: "minimal" | "full" | "none";
  /** `IEEE754Compatible=true`: long integers and decimals are text, so that no reader rounds them. */
  exact: boolean;
  /** Service root, for the addresses that full metadata shows. */
  root: string;
}

/** https://docs.oasis-open.org/odata/odata-json-format/v4.0/odata-json-format-v4.0.html, sections 3 and 4. */
export function parseAccept(accept: string | undefined, root: string): AnswerFormat {
  const parameters = (accept ?? "").toLowerCase().split(/[;,]/);
  const given = new Map(
    parameters.map((text): [string, string] => {
      const [name = "", value = ""] = text.split("=", 2).map((part) => part.trim());
      return [name, value];
    }),
  );
  const metadata = given.get("odata.metadata");
  return {
    metadata: metadata === "full" || metadata === "none" ? metadata : "minimal",
    exact: given.get("ieee754compatible") === "true",
    root,
  };
}

export function contentType(format: AnswerFormat | undefined): string {
  const exact = format?.exact ? "; IEEE754Compatible=true" : "";
  return `application/json; odata.metadata=${format?.metadata ?? "minimal"}${exact}`;
}
