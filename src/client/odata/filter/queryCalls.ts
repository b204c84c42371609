/** There is a separate function for several choices in one column; `not` in front of it is refused. */
export function containValues(property: string, values: readonly string[], isNot: boolean): string {
  return queryCall(isNot ? "DoesNotContainValues" : "ContainValues", property, values);
}

/** A call of one of Dataverse's own functions, whose values are texts. */
export function queryCall(name: string, property: string, values: readonly string[]): string {
  return `Microsoft.Dynamics.CRM.${name}(PropertyName='${property}',PropertyValues=[${values.map(listed).join(",")}])`;
}

/** Lists are JSON: a text with an apostrophe takes double quotes. */
export function listed(value: string): string {
  return /['\\]/.test(value) ? JSON.stringify(value) : `'${value}'`;
}
