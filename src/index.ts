import { component } from "@prismatic-io/spectral";
import manifest from "../package.json";
import { actions } from "./actions";
import { withExamples } from "./actions/withExamples";
import { errorHook } from "./client";
import { connections } from "./connections";
import { dataSources } from "./dataSources";
import { checkedRegistry } from "./inputs/accept/checkedRegistry";
import { withInheritedNames } from "./inputs/accept/withInheritedNames";
import { triggers } from "./triggers";

const { homepage }: { readonly name: string; readonly homepage?: string } = manifest;

export default withExamples(
  withInheritedNames(
    component({
      key: "ms-dynamics",
      display: {
        label: "Microsoft Dynamics 365",
        description:
          "Reads, writes and deletes the records of Microsoft Dynamics 365 and Dataverse.",
        category: "Application Connectors",
        iconPath: "icon.png",
      },
      ...(homepage === undefined ? {} : { documentationUrl: homepage }),
      hooks: { error: errorHook },
      actions: checkedRegistry(actions),
      triggers: checkedRegistry(triggers),
      dataSources,
      connections,
    }),
  ),
);
