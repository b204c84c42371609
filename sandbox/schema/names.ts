/** `name` to `Name`, `new_code` to `new_Code`: the schema name where none was declared. */
export function defaultSchemaName(logicalName: string): string {
  const prefix = /^[a-z]+_/.exec(logicalName);
  if (prefix && !/^address\d?_/.test(logicalName)) {
    const rest = logicalName.slice(prefix[0].length);
    return prefix[0] + capitalized(rest);
  }
  return logicalName.split("_").map(capitalized).join("_");
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What lookups are called on the wire: `_primarycontactid_value`. */
export function lookupProperty(logicalName: string): string {
  return `_${logicalName}_value`;
}
