import { beforeEach, inject } from "vitest";
import { startSandbox } from "../index";
import { held, hold, isHeld, type PresetOptions } from "./held";

const options = inject("dataverseSandbox") as PresetOptions | undefined;
if (!isHeld(process)) hold(process, await startSandbox({ ...options, background: true }));

beforeEach(() => held(process).reset());
