import type { Connection } from "@prismatic-io/spectral";
import type { PublishedComponent } from "../runner/bundle";
import type { FlowSettings } from "./types";

/** All that a run can be given. */
export interface FlowOptions extends FlowSettings {
  /** The connection of steps of this component; a sandbox of the run's own where left out. */
  readonly connection?: Connection;
  /** The component; the built bundle where left out. */
  readonly component?: PublishedComponent;
}
