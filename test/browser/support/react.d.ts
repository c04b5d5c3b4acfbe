/** As much of React as the tests use. */
declare module 'react' {
  export function createElement(type: unknown, properties: object | null, ...children: readonly unknown[]): unknown;
  export function useState<T>(first: T): [T, (next: T) => void];
}
declare module 'react-dom/server' {
  export function renderToString(element: unknown): string;
}
