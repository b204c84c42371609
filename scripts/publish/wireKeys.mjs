/** Keys of what is published, as the SDK's types of the wire have them (`serverTypes` and `types` of 10.31.1). */
const words = (text) => new Set(text.split(/\s+/));

const display = words("label description category iconPath directions important");

const input = words(
  "key label keyLabel type collection placeholder default comments example required model language dataSource shown scope inputs onPremiseControlled",
);

const KEYS = {
  definition: words("key public documentationUrl display hasConfigurationInit"),
  actions: words(
    "key display inputs terminateExecution breakLoop allowsBranching staticBranchNames dynamicBranchInput examplePayload outputSchema examplePerformSafety performSafety",
  ),
  triggers: words(
    "key display inputs terminateExecution breakLoop allowsBranching staticBranchNames dynamicBranchInput examplePayload hasOnInstanceDeploy hasOnInstanceDelete hasWebhookCreateFunction hasWebhookDeleteFunction scheduleSupport synchronousResponseSupport triggerResolverSupport triggerResolverDefaultBatchSize triggerResolverDefaultConcurrentBatchLimit hasResolveTriggerItems hasGetNextDiscoveryState hasOnDeployPerform hasResolveOnDeployItems hasGetOnDeployNextDiscoveryState isCommonTrigger isPollingTrigger",
  ),
  dataSources: words("key display inputs dataSourceType detailDataSource examplePayload"),
  connections: words(
    "key label comments inputs oauth2Type oauth2PkceMethod iconPath avatarIconPath",
  ),
};

/** Where the variables of the mutation have a key that the platform does not know. */
export function unknownKeys({ definition, ...lists }) {
  const found = others("definition", definition, KEYS.definition);
  found.push(...others("definition.display", definition.display, display));
  for (const [kind, list] of Object.entries(lists)) {
    if (!Object.hasOwn(KEYS, kind)) found.push(kind);
    else for (const entry of list) found.push(...entryFaults(`${kind}.${entry.key}`, entry, kind));
  }
  return found;
}

const entryFaults = (place, entry, kind) => [
  ...others(place, entry, KEYS[kind]),
  ...others(`${place}.display`, entry.display ?? {}, display),
  ...entry.inputs.flatMap((child) => inputFaults(`${place}.${child.key}`, child)),
];

const inputFaults = (place, entry) => [
  ...others(place, entry, input),
  ...(entry.inputs ?? []).flatMap((child) => inputFaults(`${place}.${child.key}`, child)),
];

const others = (place, entry, known) =>
  Object.keys(entry)
    .filter((key) => !known.has(key))
    .map((key) => `${place}.${key}`);
