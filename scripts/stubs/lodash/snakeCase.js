/** As the SDK calls it: one of its own names in camel case. */
module.exports = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
