// What a project without types and modules sees.
const { default: component } = require("dynamics-365-connector");

console.log(JSON.stringify({ key: component.key, actions: Object.keys(component.actions).length }));
