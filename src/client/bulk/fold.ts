const ASCII = /^[\0-\x7e]*$/;

/**
 * A text such that two which Dataverse takes for equal are equal: it compares without regard to letter
 * case, accents and trailing blanks. Where it sees a difference that is not seen here, nothing is lost
 * but that two rows travel one after the other.
 */
export const foldText = (text: string): string =>
  (ASCII.test(text) ? text : text.normalize("NFKD").replace(/\p{M}/gu, ""))
    .replace(/[ßẞ]/g, "ss")
    .toLowerCase()
    .replace(/ +$/, "");
