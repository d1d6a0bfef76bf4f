/** How esbuild puts the program together. */
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

/** Native, or so large that only whoever changes TypeScript should load it. */
const NOT_BUNDLED = ['tree-sitter', 'tree-sitter-python', 'oxc-parser', 'ts-morph'];

/** Packages that are not modules ask for others by `require`, which a module does not have. */
const REQUIRE =
  "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);";

const common = (root) => ({
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // Names stay, so that a stack trace tells where it was.
  minify: false,
  external: NOT_BUNDLED,
  banner: { js: REQUIRE },
  plugins: [lateIsBundled],
  logLevel: 'warning',
});

/** `src/late.ts` requires packages when they are needed: in the bundle, from the bundle. */
const lateIsBundled = {
  name: 'late-is-bundled',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/]late\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replaceAll('load(', 'require('),
    }));
  },
};

/**
 * One file a command, and chunks for what they share: whatever a run does not need is not even read. The chunks lie
 * one folder deeper than the program, as the sources do: `../../` is the package from both.
 */
export async function bundleProgram(root, folder, id) {
  await build({
    ...common(root),
    entryPoints: ['src/cli.ts'],
    outdir: folder,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    define: { BUILD_ID: JSON.stringify(id) },
  });
}

const DATA = `
  import { bundledRules, rulesAsBuilt } from './config/package.js';
  import { configJsonSchema } from './config/schema.js';
  import { checkRules } from './rules/load.js';
  import { ruleJsonSchema } from './rules/schema.js';
  import { reportJsonSchema } from './report/schema.js';
  export const data = () => ({
    rules: rulesAsBuilt(bundledRules(), checkRules),
    schemas: { rules: ruleJsonSchema(), report: reportJsonSchema(), config: configJsonSchema() },
  });
`;

/** A module whose `data()` gives what is worked out when the program is built. */
export async function bundleData(root, outfile) {
  await build({
    ...common(root),
    stdin: { contents: DATA, loader: 'ts', resolveDir: `${root}/src` },
    outfile,
  });
}
