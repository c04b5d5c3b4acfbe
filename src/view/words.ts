/** Gives the interface's words by their key in _locales/…/messages.json, `$1` and on filled in. */
export type Words = (key: string, ...values: readonly string[]) => string;
