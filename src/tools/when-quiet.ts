/** A task that runs when nothing has asked for it for a while, never twice at once. */
export interface QuietTask {
  /** Asks for a run: after the quiet time, or after the run that is under way. */
  readonly ask: () => void;
  /** No run begins from now on; resolves when the one under way has ended. */
  readonly stop: () => Promise<void>;
}

/** `quietMs` is the time without a further asking after which the task runs. What the task throws goes to `onError`. */
export function whenQuiet(task: () => Promise<void>, quietMs: number, onError: (error: unknown) => void): QuietTask {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let isAsked = false;
  let isStopped = false;
  const run = () => {
    isAsked = false;
    running = task()
      .catch(onError)
      .then(() => {
        running = null;
        if (isAsked) ask();
      });
  };
  const ask = () => {
    if (isStopped) return;
    clearTimeout(timer);
    if (running === null) timer = setTimeout(run, quietMs);
    else isAsked = true;
  };
  return {
    ask,
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
