import { createServer, request as ask } from 'node:http';

/** A proxy on this machine that notes every request, and passes on only those to this machine. */
export interface RecordingProxy {
  readonly port: number;
  /** Every address that was asked for since the start or the last `forget`; of https only the host is seen. */
  readonly addresses: readonly string[];
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

/** Starts the proxy on a free port. Requests beyond this machine are answered with 502 at once, so that no page waits for them. */
export async function startRecordingProxy(): Promise<RecordingProxy> {
  const addresses: string[] = [];
  const server = createServer((request, response) => {
    const address = request.url ?? '';
    addresses.push(address);
    const url = URL.canParse(address) ? new URL(address) : null;
    if (url === null || !isHere(url.hostname)) {
      response.writeHead(502).end();
      return;
    }
    const { port, pathname, search } = url;
    const to = { host: '127.0.0.1', port, path: pathname + search, method: request.method, headers: request.headers };
    const onward = ask(to, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  server.on('connect', ({ url }, socket) => {
    addresses.push(`https://${url ?? ''}`);
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('the proxy has no port');
  return {
    port: at.port,
    addresses,
    forget: () => {
      addresses.length = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** This machine by one of its names: all below `localhost` are its own. */
function isHere(host: string): boolean {
  return host === '127.0.0.1' || host === 'localhost' || host.endsWith('.localhost');
}
