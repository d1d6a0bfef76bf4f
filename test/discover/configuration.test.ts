import { describe, expect, it } from 'vitest';
import { found, makeRepository, makeTree } from './tree.js';

const files = {
  '.gitignore': '.env*\n',
  '.env': 'OPENAI_API_KEY=secret',
  'api/.env.example': 'OPENAI_API_KEY=',
  'api/README.md': '# API',
  'docker-compose.yml': 'services: {}',
  'app.py': '',
};

describe('configuration files and documents', () => {
  it.each([
    ['outside of git', makeTree],
    ['in a repository', (all: typeof files) => makeRepository({ ...all, '.gitignore': '.env\n' })],
  ])('%s: what is ignored belongs to this machine, a template to everybody', (_, make) =>
    expect(found(make(files)).configuration).toEqual(['api/.env.example', 'api/README.md', 'docker-compose.yml']),
  );

  it('are all read when ignore files are not honoured', () =>
    expect(found(makeTree(files), { honourIgnore: false }).configuration).toContain('.env'));

  it('are left out by patterns like any other file', () => {
    const exclude = [{ rootBelow: '', patterns: ['api/'] }];
    expect(found(makeTree(files), { exclude }).configuration).toEqual(['docker-compose.yml']);
  });

  it('may be named alone', () =>
    expect(found(makeTree(files), { paths: ['docker-compose.yml'] }).configuration).toEqual(['docker-compose.yml']));

  it('are not counted as source', () => expect(found(makeTree(files)).seen).toBe(1));
});
