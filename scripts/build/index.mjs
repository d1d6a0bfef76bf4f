/**
 * Makes the program that ships: src/ and the packages that it uses, bundled into dist/; the rules, read and checked;
 * the schemas; the page of the html report. `--unless-current` leaves what is newer than its sources; `--into FOLDER` makes a whole package
 * elsewhere, which finds the packages that are not bundled (see bundle.mjs) where Node.js looks for them.
 */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleData, bundleProgram } from './bundle.mjs';
import { buildPage } from './page.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const INPUTS = ['src', 'rules', 'scripts/build', 'package.json', 'package-lock.json'];
const BESIDE_PROGRAM = ['package.json', 'rules', 'probes', 'templates', 'fixtures/sample'];
const STAMP = 'dist/made-from.txt';

const { values } = parseArgs({ options: { into: { type: 'string' }, 'unless-current': { type: 'boolean' } } });
const target = values.into ?? ROOT;
const looks = looksOfInputs();
if (!values['unless-current'] || !isCurrent()) await make();

async function make() {
  for (const made of ['dist', 'schemas']) rmSync(join(target, made), { recursive: true, force: true });
  if (values.into !== undefined)
    for (const name of BESIDE_PROGRAM) cpSync(join(ROOT, name), join(target, name), { recursive: true });
  await bundleProgram(ROOT, join(target, 'dist'), looks);
  const { rules, schemas } = await dataFromSources();
  writeFileSync(join(target, 'dist/rules.json'), JSON.stringify(rules));
  writeFileSync(join(target, 'dist/page.html'), await buildPage(ROOT));
  mkdirSync(join(target, 'schemas'));
  for (const [name, schema] of Object.entries(schemas))
    writeFileSync(join(target, `schemas/${name}.schema.json`), `${JSON.stringify(schema, null, 2)}\n`);
  writeFileSync(join(target, STAMP), looks);
}

/** What the sources say of themselves; asked of them once, so that no run has to. */
async function dataFromSources() {
  const path = join(target, 'dist/chunks/made-once.mjs');
  await bundleData(ROOT, path);
  try {
    return (await import(pathToFileURL(path).href)).data();
  } finally {
    rmSync(path);
  }
}

/** Names, sizes and times tell whether anything has changed; in a checkout nothing else does as fast. */
function looksOfInputs() {
  const hash = createHash('sha256');
  for (const path of INPUTS.flatMap((name) => filesBelow(name)).sort()) {
    const { size, mtimeMs } = statSync(join(ROOT, path));
    hash.update(`${path} ${size} ${mtimeMs}\0`);
  }
  return hash.digest('hex');
}

function filesBelow(name) {
  if (statSync(join(ROOT, name)).isFile()) return [name];
  return readdirSync(join(ROOT, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));
}

function isCurrent() {
  try {
    return readFileSync(join(target, STAMP), 'utf8') === looks;
  } catch {
    return false;
  }
}
