/** A sentence about what is wrong with the command line. */
export class CommandLineError extends Error {}
