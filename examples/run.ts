import { fail } from "../runner/cli/fail";
import { endWithPipe } from "../runner/cli/pipe";
import { runExample } from "./runExample";

/** `npm run example -- <name>`. */
endWithPipe();
runExample(process.argv.slice(2)).catch(fail);
