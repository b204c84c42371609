// `preset: "dataverse-sandbox"` in a configuration of Jest.
module.exports = require("./dist/jest.js").sandboxPreset();
