import { writeFileSync } from "node:fs";
import { drawMark, SIZE } from "./icon/mark";
import { encodePng } from "./icon/png";

writeFileSync(new URL("../assets/icon.png", import.meta.url), encodePng(drawMark(), SIZE));
