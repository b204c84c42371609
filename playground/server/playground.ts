import type { PublishedComponent } from "../../runner/bundle";
import type { Target } from "../../runner/target";
import type { StatusView } from "../contract";
import { connectionSource } from "./connectionSource";
import { Confirmations } from "./runs/confirmations";
import { Runs } from "./runs/runs";
import { SchemaCheck } from "./runs/schemaProblems";
import { Secrets } from "./secrets";
import { statusView } from "./statusView";
import { Hub } from "./wire/hub";

/** What all routes work with. */
export interface Playground {
  readonly component: PublishedComponent;
  readonly target: Target;
  readonly secrets: Secrets;
  readonly hub: Hub;
  readonly runs: Runs;
  readonly confirmations: Confirmations;
  readonly schemas: SchemaCheck;
  status(): StatusView;
  /** Switches writes on or off, and lets every page know. */
  setWrites(on: boolean): StatusView;
}

export function makePlayground(
  component: PublishedComponent,
  target: Target,
  outside?: boolean,
): Playground {
  const secrets = new Secrets(target.connection);
  const hub = new Hub(secrets);
  const connection = connectionSource(target);
  let writes = false;
  const status = () => statusView(component, target, { writes, outside });
  return {
    component,
    target,
    secrets,
    hub,
    runs: new Runs({ component, target, connection, secrets, hub }),
    confirmations: new Confirmations(),
    schemas: new SchemaCheck(),
    status,
    setWrites: (on) => {
      writes = on;
      hub.tell({ kind: "status", status: status() });
      return status();
    },
  };
}
