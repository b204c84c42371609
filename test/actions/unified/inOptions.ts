const RARE = new Set(["fieldMap", "fieldsOf", "includeRemoteData", "includeDeleted"]);

/** Inputs with those in Options that belong there. */
export const inOptions = (inputs: object): Record<string, unknown> => {
  const [rare, others] = [true, false].map((isRare) =>
    Object.fromEntries(Object.entries(inputs).filter(([name]) => RARE.has(name) === isRare)),
  );
  return { ...others, options: rare };
};
