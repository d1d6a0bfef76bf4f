import { describe, expect, it } from 'vitest';
import { auditFiles } from '../helpers/audit.js';
import { rowsOf } from './rows.js';

const SECRET = 'OPENAI_API_KEY: ${{ secrets.OPENAI_API_KEY }}';
const URL = 'OPENAI_BASE_URL: ${{ vars.OPENAI_BASE_URL }}';
const workflow = (lines: string[]) => ['on: push', ...lines].join('\n');
const job = (...lines: string[]) => ['jobs:', '  test:', '    runs-on: ubuntu-latest', ...lines.map((l) => `    ${l}`)];
const run = (...lines: string[]) => job('steps:', '  - run: |', ...lines.map((line) => `      ${line}`));

describe('a workflow', () => {
  it.each([
    ['the whole of it', workflow(['env:', `  ${SECRET}`]), ['3 missing OPENAI_API_KEY → OPENAI_BASE_URL']],
    ['a job', workflow(job('env:', `  ${SECRET}`)), ['6 missing OPENAI_API_KEY → OPENAI_BASE_URL']],
    [
      'a step',
      workflow(job('steps:', '  - run: pytest', '    env:', `      ${SECRET}`)),
      ['8 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'a container',
      workflow(job('container:', '  image: x', '  env:', `    ${SECRET}`)),
      ['8 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'a base URL of the job for the key of a step',
      workflow(job('env:', `  ${URL}`, 'steps:', '  - run: pytest', '    env:', `      ${SECRET}`)),
      ['6 present  → OPENAI_BASE_URL', '10 present OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'a base URL of another job',
      workflow([...job('env:', `  ${URL}`), '  other:', '    env:', `      ${SECRET}`]),
      ['6 present  → OPENAI_BASE_URL', '9 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'a script that writes a file',
      workflow(run('cp .env.example .env', 'echo "OPENAI_API_KEY=${{ secrets.KEY }}" >> .env')),
      ['8 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'a script that writes both',
      workflow(run('echo "OPENAI_API_KEY=a" >> .env', 'echo "OPENAI_BASE_URL=b" >> .env')),
      ['8 present OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'a document in a script',
      workflow(run('cat <<EOF > .env', 'OPENAI_API_KEY=${KEY}', 'EOF')),
      ['8 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'a container that a script starts',
      workflow(run('docker run -e OPENAI_API_KEY image')),
      ['7 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'arguments of a build',
      workflow(
        job(
          'steps:',
          '  - uses: docker/build-push-action@v6',
          '    with:',
          '      build-args: |',
          '        OPENAI_API_KEY=a',
        ),
      ),
      ['9 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    ['an export', workflow(run('export OPENAI_API_KEY=a')), ['7 missing OPENAI_API_KEY → OPENAI_BASE_URL']],
    ['a comment in a script', workflow(run('# OPENAI_API_KEY=a', 'true')), []],
    ['a comparison', workflow(run('if [ "$OPENAI_API_KEY" == "a" ]; then true; fi')), []],
    ['the input of a foreign action', workflow(job('steps:', '  - uses: a/b@v1', '    with:', `      ${SECRET}`)), []],
    ['a declaration', 'on:\n  workflow_call:\n    secrets:\n      OPENAI_API_KEY:\n        required: true\n', []],
  ])('%s', async (_, text, rows) => expect(await rowsOf('.github/workflows/ci.yml', text)).toEqual(rows));

  it('has what the template holds that a script copies', async () => {
    const text = workflow(run('cp .env.example .env', 'echo "OPENAI_API_KEY=a" >> .env'));
    const rows = await rowsOf('.github/workflows/ci.yml', text, { 'api/.env.example': 'OPENAI_BASE_URL=http://x\n' });
    expect(rows).toEqual(['8 present OPENAI_API_KEY → OPENAI_BASE_URL']);
  });

  it('that is broken is said to be', async () => {
    const { diagnostics } = await auditFiles({ '.github/workflows/ci.yml': 'env:\n  OPENAI_API_KEY: "a\n b: [' });
    expect(diagnostics).toMatchObject([{ severity: 'warning', path: '.github/workflows/ci.yml' }]);
  });
});

describe('pipelines of other services', () => {
  it.each([
    [
      '.gitlab-ci.yml',
      'variables:\n  OPENAI_BASE_URL: x\ntest:\n  variables:\n    OPENAI_API_KEY: $KEY\n',
      ['2 present  → OPENAI_BASE_URL', '5 present OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      '.gitlab-ci.yml',
      '.base:\n  variables:\n    OPENAI_BASE_URL: x\ntest:\n  extends: .base\n  variables:\n    OPENAI_API_KEY: y\n',
      ['3 present  → OPENAI_BASE_URL', '7 present OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      '.gitlab-ci.yml',
      'test:\n  script:\n    - echo "OPENAI_API_KEY=$KEY" >> .env\n',
      ['3 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      '.circleci/config.yml',
      'jobs:\n  build:\n    environment:\n      OPENAI_API_KEY: x\n',
      ['4 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'azure-pipelines.yml',
      'variables:\n- name: OPENAI_API_KEY\n  value: x\n',
      ['2 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'cloudbuild.yaml',
      'steps:\n- name: x\n  env:\n  - OPENAI_API_KEY=$_KEY\n',
      ['4 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
  ])('%s', async (path, text, rows) => expect(await rowsOf(path, text)).toEqual(rows));
});
