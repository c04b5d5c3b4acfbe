/** Something that the build reads has errors; the message lists them all. */
export class InputError extends Error {}
