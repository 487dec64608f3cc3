/** The imports that must never exist; ARCHITECTURE.md lists the same as invariants. */
const tests = '\\.(test|spec)\\.ts$';
const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid('no-cycle', {}, { circular: true }),
    forbid('core-is-pure', { path: '^server/core', pathNot: tests }, { pathNot: '^server/core' }),
    forbid('server-knows-no-page', { path: '^server' }, { path: '^web' }),
    forbid('page-knows-only-core', { path: '^web', pathNot: tests }, { path: '^server/(?!core/)' }),
    forbid(
      'pure-view-code',
      { path: '^web/(?!state/).*\\.ts$', pathNot: [tests, '^web/main\\.ts$', '\\.svelte\\.ts$'] },
      { path: ['^node_modules/svelte', '^web/state/'], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'only-app-opens-doors',
      { path: '^web/.*\\.svelte$', pathNot: '^web/App\\.svelte$' },
      { path: '^web/(stream|api|file)\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'scenarios-are-data',
      { path: '^server/scenarios', pathNot: tests },
      { path: '^server/(lab|runs)' },
    ),
    forbid('lab-stands-alone', { path: '^server/lab' }, { path: '^server/(runs|rooms|http)' }),
    forbid(
      'one-door-to-libc',
      { pathNot: '^server/lab/libc\\.ts$' },
      { path: 'node_modules/koffi' },
    ),
    forbid('no-unresolved', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'types'],
    },
  },
};
