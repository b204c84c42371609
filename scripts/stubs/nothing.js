/** In the place of a module that is imported, and never run here. */
module.exports = {};
