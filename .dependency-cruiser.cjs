/** The laws of the house: which folder may know which. Each rule says why it is there. */

const stages = [
  'cache',
  'config',
  'discover',
  'sift',
  'lower',
  'link',
  'installed',
  'match',
  'trace',
  'classify',
  'surroundings',
  'gateway',
  'report',
  'gate',
  'fix',
  'doctor',
  'prove',
];

/** Stages that look things up in the rules they were handed; the rest never see one. */
const readersOfRules = ['sift', 'link', 'match', 'trace', 'classify'];

/** Stages that ask git; the rest of the tool never starts anything. */
const askersOfGit = ['discover', 'gate', 'fix'];

const shared = ['^src/model/', '^src/(errors|late|regular)[.]ts$'];

const forbidImports = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const stageKnowsItself = (stage) =>
  forbidImports(
    `${stage}-knows-only-itself`,
    `A stage imports model/ and itself: what ${stage}/ needs from another one, it is handed as a value by the pipeline.`,
    { path: `^src/${stage}/` },
    {
      path: '^src/',
      pathNot: [
        ...shared,
        `^src/${stage}/`,
        ...(readersOfRules.includes(stage) ? ['^src/rules/'] : []),
        ...(askersOfGit.includes(stage) ? ['^src/git/'] : []),
      ],
    },
  );

const parserStaysIn = (folder, parser) =>
  forbidImports(
    `parser-stays-in-${folder.replace('/', '-')}`,
    'Syntax trees end in lower/: everything after it reads plain facts, so that it is the same for every language.',
    { path: '^src/', pathNot: `^src/${folder}/` },
    { path: parser },
  );

module.exports = {
  forbidden: [
    forbidImports(
      'model-imports-nothing-of-ours',
      'The nouns are the ground that all stages stand on, so they lean on none.',
      { path: '^src/model/' },
      { path: '^src/', pathNot: '^src/model/' },
    ),
    forbidImports(
      'errors-import-nothing-of-ours',
      'Every stage may throw a user error, so the table of them depends on no stage.',
      { path: '^src/errors[.]ts$' },
      { path: '^src/' },
    ),
    forbidImports(
      'rules-import-no-stage',
      'Rules are data with look-ups: they are the same whoever asks.',
      { path: '^src/rules/' },
      { path: '^src/', pathNot: [...shared, '^src/rules/'] },
    ),
    ...stages.map(stageKnowsItself),
    forbidImports(
      'few-files-string-stages-together',
      'The pipeline, the table of languages and the commands are the only pages on which stages meet.',
      { path: '^src/[^/]+$', pathNot: '^src/(cli|pipeline|languages)[.]ts$' },
      { path: `^src/(${stages.join('|')})/` },
    ),
    forbidImports(
      'report-and-gate-read-a-result',
      'A saved report can be shown and judged again without a scan, so they never reach for the program.',
      { path: '^src/(report|gate)/' },
      { path: ['^src/(lower|link|match|trace)/', '^src/model/(facts|program|value)[.]ts$'] },
    ),
    forbidImports(
      'nobody-imports-the-command-line',
      'The commands string stages together and cli.ts ends the process: both are ends, not parts.',
      { path: '^src/', pathNot: '^src/(cli[.]ts$|commands/)' },
      { path: '^src/(cli[.]ts$|commands/)' },
    ),
    parserStaysIn('lower/python', 'node_modules/tree-sitter'),
    parserStaysIn('lower/typescript', 'node_modules/(@babel|oxc-parser|@oxc-parser)/'),
    forbidImports(
      'compiler-stays-in-fix-verify',
      'It says no to a change before anybody sees it. What a client is, plain facts decide, the same for every language.',
      { path: '^src/', pathNot: '^src/fix/verify/' },
      { path: 'node_modules/(@ts-morph|ts-morph)/' },
    ),
    forbidImports(
      'compiler-waits-until-it-is-needed',
      'It takes longer to load than all the rest together: whoever changes no TypeScript should not pay for it.',
      { path: '^src/' },
      { path: 'node_modules/(@ts-morph|ts-morph)/', dynamic: false, dependencyTypesNot: ['type-only'] },
    ),
    forbidImports(
      'files-are-touched-in-few-folders',
      'Everywhere else a stage is a function from values to values, and a test needs no folder.',
      { path: '^src/', pathNot: '^src/((cache|config|discover|gate|git|fix/apply|prove)/|regular[.]ts$)' },
      { path: '^(node:)?fs($|/)' },
    ),
    forbidImports(
      'programs-are-started-in-two-folders',
      'git/ starts git, and nothing that a repository names; prove/ starts the command that the user wrote.',
      { path: '^src/', pathNot: '^src/(git|prove)/' },
      { path: '^(node:)?child_process$' },
    ),
    forbidImports(
      'git-is-asked-by-few',
      'It knows no stage, so that whoever asks is told the same.',
      { path: '^src/git/' },
      { path: '^src/', pathNot: ['^src/git/', ...shared] },
    ),
    forbidImports(
      'network-is-touched-by-doctor-and-prove',
      'A scan sends nothing anywhere; only whoever asks for the gateway, or for a run to be watched, reaches the network.',
      { path: '^src/', pathNot: '^src/(doctor|prove)/' },
      { path: '^(node:)?(http|https|http2|net|tls|dns|dgram)($|/)' },
    ),
    forbidImports(
      'process-is-known-to-the-command-line',
      'Arguments, environment and exit codes come in and go out at one door.',
      { path: '^src/', pathNot: '^src/cli[.]ts$' },
      { path: '^(node:)?(process|console)$' },
    ),
    forbidImports(
      'source-imports-no-test',
      'What ships does not depend on what tries it.',
      { path: '^src/' },
      { path: '^test/' },
    ),
    forbidImports(
      'page-stays-in-the-browser',
      'What runs in a browser takes types of the report, and no code of the tool.',
      { path: '^src/report/html/page/' },
      { path: '^src/', pathNot: '^src/report/html/page/', dependencyTypesNot: ['type-only'] },
    ),
    forbidImports(
      'nobody-imports-the-page',
      'The build makes one text of it, which the report is put into.',
      { path: '^src/', pathNot: '^src/report/html/page/' },
      { path: '^src/report/html/page/' },
    ),
    forbidImports(
      'no-circles',
      'Two files that need each other are one file, or hide a third.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbidImports(
      'no-orphans',
      'A file that nothing reaches is forgotten code.',
      { orphan: true, path: '^src/', pathNot: '^src/cli[.]ts$' },
      {},
    ),
    forbidImports(
      'only-declared-packages',
      'A package that package.json does not name is missing wherever the tool is installed; the page is built when the tool is.',
      { path: '^src/', pathNot: '^src/report/html/page/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
    forbidImports(
      'nothing-unresolvable',
      'An import that leads nowhere fails when it runs.',
      {},
      { couldNotResolve: true },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^fixtures/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
