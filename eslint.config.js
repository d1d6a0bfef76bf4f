import tseslint from 'typescript-eslint';

const only = (group, message) => ({ group, message });

const noFiles = only(
  ['fs', 'fs/*', 'node:fs', 'node:fs/*'],
  'Files are touched in cache/, config/, discover/, gate/, git/ and fix/apply/ only, so that every other stage can be tested with values.',
);
const noProcess = only(
  ['process', 'node:process', 'console', 'node:console'],
  'Only cli.ts knows the process it runs in; everything else takes what it needs as an argument.',
);
const noPythonParser = only(
  ['tree-sitter', 'tree-sitter-*', 'module', 'node:module'],
  'This parser stays in lower/python/, and so does `require`, which could load it unseen; late.ts loads what most runs do without.',
);
const noTypescriptParser = only(['@babel/*', 'oxc-parser', 'oxc-parser/*'], 'This parser stays in lower/typescript/.');

const noNetwork = ['fetch', 'WebSocket', 'EventSource'].map((name) => ({
  name,
  message: 'A scan sends nothing anywhere; only doctor/ asks the network.',
}));

const restrictImports = (...patterns) => ({
  'no-restricted-imports': 'off',
  '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
});

const sdkNames = '/open_?ai|lang_?chain|llama_?-?index|lite_?llm/i';
const sdkMessage = 'What is true of one SDK belongs in rules/*.yml; the code knows none by name.';
const noSdkNames = [
  { selector: `Literal[value=${sdkNames}]`, message: sdkMessage },
  { selector: `Literal[regex.pattern=${sdkNames}]`, message: sdkMessage },
  { selector: `TemplateElement[value.raw=${sdkNames}]`, message: sdkMessage },
  { selector: `Identifier[name=${sdkNames}]`, message: sdkMessage },
];
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'A named export is called the same everywhere.',
};

export default tseslint.config(
  { ignores: ['dist/', '.built*/', '.live/', 'fixtures/', 'test/**/fixtures/', 'coverage/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vitest.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // Objects are records of functions without `this`; classes are few and never taken apart.
      '@typescript-eslint/unbound-method': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', 80],
      // A switch over kinds counts once: it is a table.
      complexity: ['error', { max: 15, variant: 'modified' }],
      'max-depth': ['error', 4],
      'max-params': ['error', 5],
      'no-restricted-globals': [
        'error',
        { name: 'process', message: noProcess.message },
        { name: 'console', message: noProcess.message },
        ...noNetwork,
      ],
      'no-restricted-syntax': ['error', noDefaultExport, ...noSdkNames],
      ...restrictImports(noFiles, noProcess, noPythonParser, noTypescriptParser),
    },
  },
  {
    files: ['src/{cache,config,discover,gate,git,prove}/**/*.ts', 'src/fix/apply/**/*.ts', 'src/regular.ts'],
    rules: restrictImports(noProcess, noPythonParser, noTypescriptParser),
  },
  {
    files: ['src/doctor/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: noProcess.message },
        { name: 'console', message: noProcess.message },
      ],
    },
  },
  {
    files: ['src/lower/python/**/*.ts', 'src/late.ts'],
    rules: restrictImports(noFiles, noProcess, noTypescriptParser),
  },
  {
    files: ['src/lower/typescript/**/*.ts'],
    rules: restrictImports(noFiles, noProcess, noPythonParser),
  },
  {
    // Only `resolve` is used of `require`: what is found is loaded by a thread.
    files: ['src/lower/typescript/native/thread.ts'],
    rules: restrictImports(noFiles, noProcess),
  },
  {
    files: ['src/cli.ts'],
    rules: {
      'no-restricted-globals': 'off',
      ...restrictImports(noFiles, noPythonParser, noTypescriptParser),
    },
  },
  {
    // Two words of the report's vocabulary: whose endpoint a client reaches.
    files: ['src/model/{policy,report,rule}.ts'],
    rules: { 'no-restricted-syntax': ['error', noDefaultExport] },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': ['error', 400],
      // A test may state what it has just shown.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
