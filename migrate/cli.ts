import { fail } from "../runner/cli/fail";
import { endWithPipe } from "../runner/cli/pipe";
import { migrate } from "./migrate";

/** `npm run migrate`: what becomes of an integration that was saved for the existing component. */
endWithPipe();
migrate(process.argv.slice(2)).then(({ text, isRight }) => {
  console.log(text);
  if (!isRight) process.exitCode = 1;
}, fail);
