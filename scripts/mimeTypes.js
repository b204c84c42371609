/**
 * A webpack loader: leaves of mime-db what naming a file's type by its extension takes. The other half
 * of its 2,279 entries have no extension, and only make the bundle larger.
 */
module.exports = (source) => {
  const kept = Object.entries(JSON.parse(source))
    .filter(([, { extensions, charset }]) => extensions || charset)
    .map(([type, { source: origin, charset, extensions }]) => [
      type,
      { source: origin, charset, extensions },
    ]);
  return JSON.stringify(Object.fromEntries(kept));
};
