/** The client has no entity expanded: the XML parser makes a decoder, and never asks it. */
export class EntityDecoder {
  reset() {}

  setXmlVersion() {}
}

export const COMMON_HTML = {};
export const CURRENCY = {};
export const ENTITY_ACTION = {};
export const XML = {};
