/* The dependency rule of the README's "Layout", made a test. */
const only = (name, from, to) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: to },
});

/* The rooms of core in the order in which they may know each other: each knows those before it, and its own. */
const order = [
  ['calendar', 'text'],
  ['language', 'gazetteer', 'reference'],
  ['timex', 'linking'],
  ['discourse'],
  ['article', 'cards'],
  ['export'],
];
const coreRooms = order.map((rooms, at) => {
  const known = order
    .slice(0, at + 1)
    .flat()
    .join('|');
  return only(
    `core-${rooms.join('-')}`,
    `^src/core/(${rooms.join('|')})/`,
    `^src/core/(${known})/|^src/core/types\\.ts`,
  );
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
    { name: 'src-never-imports-test', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    only('core-knows-core', '^src/core/', '^src/core/'),
    only('page-knows-core', '^src/page/', '^src/(page|core)/'),
    only('view-knows-core', '^src/view/', '^src/(view|core)/'),
    only('protocol-knows-core', '^src/protocol/', '^src/(protocol|core)/'),
    only('annotator-gets-a-port', '^src/annotator/', '^src/(annotator|protocol|view|page|core)/'),
    only('extension-wires', '^src/extension/', '^src/(extension|annotator|protocol|view|page|core)/'),
    only(
      'compiler',
      '^src/compiler/',
      '^src/(compiler/|core/(gazetteer|reference|language|calendar|text)/|core/types\\.ts)',
    ),
    only('tools', '^src/tools/', '^src/(tools|core|page|compiler)/'),
    ...coreRooms,
    {
      name: 'no-node-in-shipped-code',
      severity: 'error',
      from: { path: '^src/(core|page|view|protocol|annotator|extension)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'tippy-only-in-tooltip',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/view/card/tooltip\\.ts$' },
      to: { path: 'node_modules/(tippy\\.js|@popperjs)' },
    },
    {
      name: 'polyfill-only-in-browser',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/extension/browser\\.ts$' },
      to: { path: 'node_modules/webextension-polyfill' },
    },
    {
      name: 'shipped-code-knows-two-packages',
      severity: 'error',
      from: { path: '^src/(core|page|view|protocol|annotator|extension)/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(tippy\\.js|@popperjs|webextension-polyfill|@types)' },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(virtual:|tsx/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
