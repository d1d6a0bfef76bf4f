/** A repository of any size, the same for the same size: every hundredth file builds a client, all import each other. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILES_A_PACKAGE = 50;

export function writeMonorepo(root, files) {
  for (let index = 0; index < files; index++) {
    const home = `packages/p${Math.floor(index / FILES_A_PACKAGE)}`;
    if (index % FILES_A_PACKAGE === 0) startPackage(root, home);
    const [name, text] = index % 2 === 0 ? python(index) : typescript(index);
    writeFileSync(join(root, home, name), text);
  }
}

function startPackage(root, home) {
  mkdirSync(join(root, home), { recursive: true });
  writeFileSync(join(root, home, 'package.json'), JSON.stringify({ name: `@depot/${home.slice(9)}` }));
  writeFileSync(join(root, home, '__init__.py'), '');
}

const buildsClient = (index) => index % 100 < 2;
const lines = (count, line) => Array.from({ length: count }, (_, at) => line(at)).join('\n');

function python(index) {
  const neighbour = index % FILES_A_PACKAGE > 1 ? `from .m${index - 2} import freight${index - 2} as before\n` : '';
  const client = buildsClient(index)
    ? `from openai import OpenAI\n\nclient = OpenAI(base_url=os.environ.get("DEPOT_URL_${index}"))\n`
    : '';
  const body = lines(20, (at) => `    total += weights.get("crate-${at}", ${at}) * factor`);
  return [
    `m${index}.py`,
    `import os\n${neighbour}${client}\n\ndef freight${index}(weights, factor):\n    total = 0\n${body}\n    return total\n`,
  ];
}

function typescript(index) {
  const neighbour =
    index % FILES_A_PACKAGE > 1 ? `import { freight${index - 2} as before } from './m${index - 2}';\n` : '';
  const client = buildsClient(index)
    ? `import OpenAI from 'openai';\nexport const client${index} = new OpenAI({ baseURL: process.env.DEPOT_URL_${index} });\n`
    : '';
  const body = lines(20, (at) => `  total += (weights.get('crate-${at}') ?? ${at}) * factor;`);
  const call = neighbour === '' ? '' : '  total += before(weights, factor);\n';
  return [
    `m${index}.ts`,
    `${neighbour}${client}export function freight${index}(weights: Map<string, number>, factor: number): number {\n  let total = 0;\n${body}\n${call}  return total;\n}\n`,
  ];
}
