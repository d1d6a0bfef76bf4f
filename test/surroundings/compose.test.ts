import { describe, expect, it } from 'vitest';
import { rowsIn, rowsOf } from './rows.js';

const service = (body: string) => `services:\n  web:\n    image: web\n${body}`;

describe('a Compose file', () => {
  it.each([
    [
      'names as a map',
      service('    environment:\n      OPENAI_API_KEY: ${OPENAI_API_KEY}\n'),
      ['5 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'names as a list',
      service('    environment:\n      - PORT=80\n      - OPENAI_API_KEY=${KEY:-}\n'),
      ['6 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'a name that is handed on as it is',
      service('    environment: [OPENAI_API_KEY]\n'),
      ['4 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'both',
      service('    environment:\n      OPENAI_API_KEY: ${A}\n      OPENAI_BASE_URL: ${B:-https://gw/v1}\n'),
      ['6 present OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'no value at all: the one outside is taken',
      service('    environment:\n      OPENAI_BASE_URL:\n'),
      ['5 present  → OPENAI_BASE_URL'],
    ],
    ['an empty value', service('    environment:\n      - OPENAI_BASE_URL=\n'), ['5 empty  → OPENAI_BASE_URL']],
    [
      'arguments of the build',
      service('    build:\n      args:\n        OPENAI_API_KEY: x\n'),
      ['6 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    [
      'an anchor that is merged in',
      `x-env: &env\n  OPENAI_API_KEY: a\n${service('    environment:\n      <<: *env\n      OPENAI_BASE_URL: b\n')}`,
      ['2 missing OPENAI_API_KEY → OPENAI_BASE_URL', '8 present  → OPENAI_BASE_URL'],
    ],
    [
      'a base URL from an anchor',
      `x-env: &env\n  OPENAI_BASE_URL: a\n${service('    environment:\n      <<: *env\n      OPENAI_API_KEY: b\n')}`,
      ['2 present  → OPENAI_BASE_URL', '8 present OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
    ['nothing of ours', service('    environment:\n      ANTHROPIC_API_KEY: a\n'), []],
    ['a commented line', service('    environment:\n      # OPENAI_API_KEY: a\n      PORT: 1\n'), []],
    [
      'a base URL in a comment, which passes nothing on',
      service('    environment:\n      # OPENAI_BASE_URL: ${B}\n      OPENAI_API_KEY: a\n'),
      ['6 missing OPENAI_API_KEY → OPENAI_BASE_URL'],
    ],
  ])('%s', async (_, text, rows) => expect(await rowsOf('docker-compose.yml', text)).toEqual(rows));

  it.each([
    'compose.yaml',
    'docker/docker-compose.prod.yml',
    'compose.dev.yml',
    'docker-stack.yml',
    'deploy/services.yml',
  ])('%s is one', async (path) =>
    expect(await rowsOf(path, service('    environment: { OPENAI_API_KEY: a }\n'))).toHaveLength(1),
  );

  it('takes in what its env_file names', async () => {
    const text = service('    env_file: .env\n    environment:\n      OPENAI_API_KEY: ${A}\n');
    expect(await rowsOf('docker-compose.yml', text, { '.env.example': 'OPENAI_BASE_URL=http://x\n' })).toEqual([
      '6 present OPENAI_API_KEY → OPENAI_BASE_URL',
    ]);
  });

  it('does not know what an env_file holds that is not in the repository', async () => {
    const text = service('    env_file: [.env, .env.web]\n    environment:\n      OPENAI_API_KEY: ${A}\n');
    expect(await rowsOf('compose.yml', text, { '.env.web': 'PORT=1\n' })).toEqual([]);
    const both = { '.env.web': 'PORT=1\n', '.env': 'PORT=2\n' };
    expect(await rowsOf('compose.yml', text, both)).toEqual(['6 missing OPENAI_API_KEY → OPENAI_BASE_URL']);
    const template = { '.env.example': 'OPENAI_API_KEY=\n' };
    expect(await rowsIn({ 'compose.yml': text, ...template })).toEqual([
      '.env.example:1 missing OPENAI_API_KEY → OPENAI_BASE_URL',
    ]);
  });

  it.each([
    ['another service', 'extends: base', {}, 'present'],
    ['another service, by a map', 'extends: { service: base }', {}, 'present'],
    ['a service of another file', 'extends: { file: common/c.yml, service: far }', {}, 'present'],
    ['a service that has no base URL', 'extends: bare', {}, 'missing'],
    ['a service of the same name in no file that it names', 'extends: far', {}, 'missing'],
  ])('has what %s has that it extends', async (_, extension, others, status) => {
    const bases =
      '  base:\n    image: x\n    environment: [OPENAI_BASE_URL]\n  bare:\n    image: x\n    environment: [PORT]\n';
    const text = `services:\n${bases}  web:\n    ${extension}\n    environment:\n      OPENAI_API_KEY: a\n`;
    const far = 'services:\n  far:\n    image: x\n    environment: [OPENAI_BASE_URL]\n';
    const rows = await rowsOf('compose.yml', text, { ...others, 'common/c.yml': far });
    expect(rows.at(-1)).toBe(`11 ${status} OPENAI_API_KEY → OPENAI_BASE_URL`);
  });

  it('is completed by an override', async () => {
    const rows = await rowsIn({
      'docker-compose.yml': service('    environment:\n      OPENAI_API_KEY: a\n'),
      'docker-compose.override.yml': service('    environment:\n      OPENAI_BASE_URL: b\n'),
      'docker-compose.dev.yml': service('    environment:\n      OPENAI_API_KEY: a\n'),
    });
    expect(rows).toEqual([
      'docker-compose.dev.yml:5 missing OPENAI_API_KEY → OPENAI_BASE_URL',
      'docker-compose.override.yml:5 present  → OPENAI_BASE_URL',
      'docker-compose.yml:5 present OPENAI_API_KEY → OPENAI_BASE_URL',
    ]);
  });
});

describe('YAML that means harm', () => {
  it('does not follow a chain of aliases', async () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghi'.split('').map((key, i) => `${key}: &${key} [*${'abcdefgh'.charAt(i)}, *${'abcdefgh'.charAt(i)}]`),
    ];
    const text = `${bomb.join('\n')}\n${service('    environment:\n      OPENAI_API_KEY: a\n')}`;
    expect(await rowsOf('docker-compose.yml', text)).toEqual(['14 missing OPENAI_API_KEY → OPENAI_BASE_URL']);
  });

  it('survives an alias of itself', async () => {
    const text = service('    environment: &e\n      <<: *e\n      OPENAI_API_KEY: a\n');
    expect(await rowsOf('docker-compose.yml', text)).toEqual(['6 missing OPENAI_API_KEY → OPENAI_BASE_URL']);
  });

  it('gives up on brackets without end', async () =>
    expect(await rowsOf('docker-compose.yml', `OPENAI_API_KEY: ${'['.repeat(20_000)}`)).toEqual([]));
});
