/**
 * Runs programs as told on stdin, each loaded anew in this process; the packages that they load are loaded once.
 * The environment that the packages were loaded in is the one that the programs see.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';

const environment = { ...process.env };
const answer = (code) => process.stdout.write(`${code}\n`);

async function run({ place, main, env, out, err }) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment, env);
  process.chdir(place);
  const said = [];
  console.log = (...values) => void said.push(`${format(...values)}\n`);
  let failure = '';
  try {
    await import(pathToFileURL(join(place, main)).href);
  } catch (error) {
    failure = error?.stack ?? String(error);
  }
  writeFileSync(out, said.join(''));
  writeFileSync(err, failure);
  return failure === '' ? 0 : 1;
}

for await (const line of createInterface({ input: process.stdin })) answer(await run(JSON.parse(line)));
process.exit(0);
