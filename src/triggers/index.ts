/** The registry of triggers. */
export const triggers = {};
