// What `import component from "dynamics-365-connector"` gets: Node takes the default of a CommonJS
// module to be all that it exports.
import bundle from "../dist/index.js";

export default bundle.default;
