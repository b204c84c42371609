import { quote } from "./sql";

/**
 * The SQL table of what is no longer there: one row for every row deleted, with the logical name of
 * its table, its id and the version of its deletion. Being a table it is rolled back like the others.
 */
export const tombstonesTable = "__tombstone";

export const tombstoneDdl = [
  `CREATE TABLE ${quote(tombstonesTable)} ("table" TEXT, "id" TEXT, "version" INTEGER)`,
  `CREATE INDEX ${quote(`${tombstonesTable}.version`)} ON ${quote(tombstonesTable)} ("table", "version")`,
];

export const addTombstone = `INSERT INTO ${quote(tombstonesTable)} VALUES (?, ?, ?)`;
