import { createRequire } from 'node:module';

// Loading these two packages takes most of a command's start. A build from the cache needs neither, so they are loaded on first use.
const require = createRequire(import.meta.url);

/** The package `yaml`. */
export function loadYaml(): typeof import('yaml') {
  return require('yaml') as typeof import('yaml');
}

/** The package `ajv`, for JSON Schema 2020-12. */
export function loadAjv(): typeof import('ajv/dist/2020.js') {
  return require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
}
