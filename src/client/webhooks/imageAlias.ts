/** The key under which an event has the image that this component registers. */
export const IMAGE_ALIAS = "watched";
