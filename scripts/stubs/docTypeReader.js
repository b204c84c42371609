/** The client refuses a DOCTYPE before the text is parsed; only the declaration's version comes here. */
export default class NoDocType {
  setXmlVersion() {}

  readDocType() {
    throw new Error("A DOCTYPE is refused.");
  }
}
