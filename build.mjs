// Builds dist/chrome and dist/firefox from the one manifest.json.
import './src/tools/require-node.mjs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';
import { register } from 'tsx/esm/api';

const root = dirname(fileURLToPath(import.meta.url));
const browsers = ['chrome', 'firefox'];
const scripts = ['gate', 'annotator', 'background', 'popup', 'panel', 'options', 'welcome'];
/** Maximum size of a script in KB, gzipped: the gate runs on every page, the annotator on every annotated one. */
const maxScriptKb = { gate: 4, annotator: 47 };
/** Maximum sizes of the compiled dataset and of the image of the languages in KB, gzipped. */
const maxDatasetKb = 420;
const maxLanguagesKb = 60;
const copied = ['icons', 'pages', 'styles'];

/** Gives the bundles their data: the dataset, the map and the interface's words as JSON text, the images of the gazetteer and
 * the languages in base64. */
function datasetPlugin({ text, image }, languages, map, words) {
  const modules = {
    'virtual:reference-data': text,
    'virtual:gazetteer-image': Buffer.from(image).toString('base64'),
    'virtual:languages-image': Buffer.from(languages).toString('base64'),
    'virtual:map': JSON.stringify(map),
    'virtual:words': JSON.stringify(words),
  };
  return {
    name: 'dataset',
    setup(plugins) {
      plugins.onResolve({ filter: /^virtual:/ }, ({ path }) => ({ path, namespace: 'dataset' }));
      plugins.onLoad({ filter: /./, namespace: 'dataset' }, ({ path }) => ({
        contents: modules[path],
        loader: 'text',
      }));
    },
  };
}

/** Minifies the tooltip's styles, which the annotator contains as text; esbuild's own text loader does not. */
const styles = {
  name: 'styles',
  setup(plugins) {
    plugins.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true, charset: 'utf8' });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};

/** Messages that only the browser reads. */
const browserKeys = ['language', 'extName', 'extDescription'];

/** The messages that the extension fills in itself, by language and key, as `textOf` gives their text. */
function wordsOf(messages, textOf) {
  const texts = (own) => {
    const entries = Object.entries(own).filter(([key]) => !browserKeys.includes(key));
    return Object.fromEntries(entries.map(([key, message]) => [key, textOf(message)]));
  };
  return Object.fromEntries([...messages].map(([locale, own]) => [locale, texts(own)]));
}

function manifestFor(browser, manifest, version) {
  const { background, browser_specific_settings, minimum_chrome_version, side_panel, sidebar_action, ...rest } = {
    ...manifest,
    version,
  };
  if (browser === 'chrome') {
    return { ...rest, minimum_chrome_version, side_panel, background: { service_worker: background.service_worker } };
  }
  // Firefox warns about permissions that it does not know.
  const permissions = rest.permissions.filter((permission) => permission !== 'sidePanel');
  return {
    ...rest,
    permissions,
    browser_specific_settings,
    sidebar_action,
    background: { scripts: background.scripts },
  };
}

/** The licences of every package that is part of the output, and of the map's outlines, which come in as data. */
async function noticesFor({ outputs }, outlines) {
  const { packageFolders, writeNotices } = await import('./src/compiler/third-party-notices.ts');
  const inputs = Object.values(outputs).flatMap((output) => Object.keys(output.inputs));
  const bundled = packageFolders(inputs).map((folder) => join(root, folder));
  const natural = 'The outlines are data of Natural Earth (naturalearthdata.com), which is in the public domain.';
  return writeNotices([...bundled, outlines], { 'world-atlas': natural });
}

/** Runs esbuild, which prints its own errors. */
async function bundle(options) {
  try {
    return await build(options);
  } catch (error) {
    if (!Array.isArray(error.errors)) throw error;
    throw new CommandError('the scripts could not be bundled: see above');
  }
}

async function buildAll() {
  const { buildReference } = await import('./src/compiler/build-reference.ts');
  const dataset = buildReference(pathToFileURL(`${root}/`));
  const { buildLanguages } = await import('./src/compiler/languages/build-languages.ts');
  const languages = buildLanguages(pathToFileURL(`${root}/`));
  const { drawMap } = await import('./src/compiler/map/draw-map.ts');
  const { readMessages, shippedMessages, withPositions } = await import('./src/compiler/messages.ts');
  const messages = readMessages(join(root, 'assets', '_locales'));
  const outlines = fileURLToPath(import.meta.resolve('world-atlas/countries-50m.json'));
  const map = drawMap(JSON.parse(await readFile(outlines, 'utf8')));
  const manifest = JSON.parse(await readFile(join(root, 'manifest.json'), 'utf8'));
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const { metafile, outputFiles } = await bundle({
    absWorkingDir: root,
    entryPoints: scripts.map((name) => join('src', 'extension', `${name}.ts`)),
    outdir: 'dist',
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'iife',
    target: ['chrome128', 'firefox140'],
    charset: 'utf8',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [styles, datasetPlugin(dataset, languages, map, wordsOf(messages, withPositions))],
  });
  const notices = await noticesFor(metafile, dirname(outlines));
  for (const browser of browsers) {
    const folder = join(root, 'dist', browser);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const name of copied) {
      const filter = (path) => !/\.(ts|md)$/.test(path) && !basename(path).startsWith('.');
      await cp(join(root, 'assets', name), join(folder, name), { recursive: true, filter });
    }
    for (const [locale, own] of messages) {
      await mkdir(join(folder, '_locales', locale), { recursive: true });
      await writeFile(join(folder, '_locales', locale, 'messages.json'), shippedMessages(own));
    }
    for (const { path, contents } of outputFiles) await writeFile(join(folder, path.split(/[\\/]/).pop()), contents);
    await writeFile(join(folder, 'THIRD-PARTY-NOTICES.txt'), notices);
    const written = JSON.stringify(manifestFor(browser, manifest, version), null, 2);
    await writeFile(join(folder, 'manifest.json'), `${written}\n`);
  }
  report(outputFiles, dataset, languages);
}

/** Prints the size of each output. Throws where one is over its maximum. */
function report(outputFiles, { text, image }, languages) {
  const rows = outputFiles.map(({ path, contents }) => {
    const name = path.split(/[\\/]/).pop().replace(/\.js$/, '');
    return { name: `${name}.js`, size: contents.length, packed: gzipSync(contents).length, maxKb: maxScriptKb[name] };
  });
  rows.push({
    name: 'dataset (in background.js)',
    size: Buffer.byteLength(text) + image.length,
    packed: gzipSync(text).length + gzipSync(image).length,
    maxKb: maxDatasetKb,
  });
  rows.push({
    name: 'languages (in background.js)',
    size: languages.length,
    packed: gzipSync(languages).length,
    maxKb: maxLanguagesKb,
  });
  const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
  for (const { name, size, packed, maxKb } of rows) {
    const limit = maxKb === undefined ? '' : `  (maximum ${maxKb} KB)`;
    console.log(`${name.padEnd(28)} ${kb(size).padStart(10)}  gzipped ${kb(packed).padStart(9)}${limit}`);
  }
  const over = rows.filter(({ packed, maxKb }) => maxKb !== undefined && packed > maxKb * 1024);
  if (over.length > 0) throw new CommandError(`over the maximum size: ${over.map(({ name }) => name).join(', ')}`);
}

// The compiler and the command line are TypeScript.
register();
const { CommandError, runCommand } = await import('./src/tools/command-line.ts');
await runCommand(
  {
    name: 'build',
    about: 'Builds dist/chrome and dist/firefox, and prints the size of each script.',
    options: {},
    example: 'npm run build',
  },
  buildAll,
);
