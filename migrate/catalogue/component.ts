/** Key of the existing component, and of this one, which takes its place. */
export const COMPONENT_KEY = "ms-dynamics";
