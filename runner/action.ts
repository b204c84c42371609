import { act } from "./cli/act";
import { fail } from "./cli/fail";
import { endWithPipe } from "./cli/pipe";

/** `npm run action` and `npx d365`. */
endWithPipe();
act(process.argv.slice(2)).catch(fail);
