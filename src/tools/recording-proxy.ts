import { createServer, request as sendRequest } from 'node:http';

/** A local proxy that records every request, and forwards only those to this machine. */
export interface RecordingProxy {
  readonly port: number;
  /** The requested addresses since the start or the last `forget`; of https only the host is known. */
  readonly addresses: readonly string[];
  readonly forget: () => void;
  readonly close: () => Promise<void>;
}

/** Starts the proxy on a free port. It answers requests to other machines with 502 at once, so that no page waits for them. */
export async function startRecordingProxy(): Promise<RecordingProxy> {
  const addresses: string[] = [];
  const server = createServer((request, response) => {
    const requested = request.url ?? '';
    addresses.push(requested);
    const url = URL.canParse(requested) ? new URL(requested) : null;
    if (url === null || !isLocal(url.hostname)) {
      response.writeHead(502).end();
      return;
    }
    const { port, pathname, search } = url;
    const to = { host: '127.0.0.1', port, path: pathname + search, method: request.method, headers: request.headers };
    const forwarded = sendRequest(to, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forwarded.on('error', () => response.destroy());
    request.pipe(forwarded);
  });
  server.on('connect', ({ url }, socket) => {
    addresses.push(`https://${url ?? ''}`);
    socket.on('error', () => socket.destroy());
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  server.on('clientError', (_, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
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

/** Does the host name this machine? All names below `localhost` do. */
function isLocal(host: string): boolean {
  return host === '127.0.0.1' || host === 'localhost' || host.endsWith('.localhost');
}
