/** As the SDK calls it: a plain object, and names of its own properties. */
module.exports = (object, names) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
