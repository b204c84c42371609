/** Whether an input holds nothing, in the ways in which forms and command lines leave it. */
export function isBlank(value: unknown): boolean {
  return (value ?? "") === "" || (Array.isArray(value) && value.length === 0);
}
