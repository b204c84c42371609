import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { moduleText } from "./messages/moduleText";

const SOURCE = path.resolve(__dirname, "messages/signatures.txt");
const TARGET = path.resolve(__dirname, "../src/client/messages/signatures/builtInText.ts");

/** `npm run messages`: writes the table of built-in messages that the component carries. */
writeFileSync(TARGET, moduleText(readFileSync(SOURCE, "utf8")));
