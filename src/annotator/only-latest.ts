/**
 * For asynchronous work of which only the latest call counts, such as drawing a page anew. Returns what is called as the work begins, and
 * which returns a check: true until the next work begins. The work checks after every wait, before it shows or keeps anything.
 */
export function onlyLatest(): () => () => boolean {
  let latest = 0;
  return () => {
    const call = ++latest;
    return () => call === latest;
  };
}
