/** The page of the `html` report: one file that carries its script and its style, and allows no other. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const FOLDER = 'src/report/html/page';

export async function buildPage(root) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`${FOLDER}/main.ts`, `${FOLDER}/page.css`],
    outdir: 'dist',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['chrome111', 'firefox113', 'safari16.4'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  const made = (extension) => outputFiles.find(({ path }) => path.endsWith(extension)).text;
  const parts = { script: made('.js'), style: made('.css') };
  for (const [name, text] of Object.entries({ ...parts }))
    parts[`${name}-hash`] = `sha256-${createHash('sha256').update(text).digest('base64')}`;
  return readFileSync(`${root}/${FOLDER}/page.html`, 'utf8').replaceAll(
    /\{\{(script|style|script-hash|style-hash)\}\}/g,
    (_, name) => parts[name],
  );
}
