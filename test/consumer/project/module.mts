import component, { type ActionOutputs } from "dynamics-365-connector";
import { sandboxComponents, sandboxConnection } from "dynamics-365-connector/testing";

const { connection, close } = await sandboxConnection({ seed: "empty" });
const { data } = await sandboxComponents().msDynamics.getCurrentUser({ connection });
const user: ActionOutputs["getCurrentUser"] = data;
console.log(JSON.stringify({ key: component.key, user: user.UserId }));
await close();
