import { describe, expect, it } from 'vitest';
import { rowsIn, rowsOf } from './rows.js';

const lacks = (line: number) => [`${line} missing OPENAI_API_KEY → OPENAI_BASE_URL`];
const has = (line: number) => [`${line} present OPENAI_API_KEY → OPENAI_BASE_URL`];

describe('a Dockerfile', () => {
  it.each([
    ['ENV', 'FROM a\nENV OPENAI_API_KEY=x', lacks(2)],
    ['ENV with a space', 'FROM a\nENV OPENAI_API_KEY x', lacks(2)],
    ['ARG', 'FROM a\nARG OPENAI_API_KEY', lacks(2)],
    ['several in one', 'FROM a\nENV PORT=1 \\\n    OPENAI_API_KEY=x \\\n    OPENAI_BASE_URL=y', has(4)],
    [
      'another stage',
      'FROM a AS base\nENV OPENAI_BASE_URL=y\nFROM base\nENV OPENAI_API_KEY=x',
      ['2 present  → OPENAI_BASE_URL', ...has(4)],
    ],
    ['empty', 'FROM a\nENV OPENAI_BASE_URL=""', ['2 empty  → OPENAI_BASE_URL']],
    ['a comment', 'FROM a\n# ENV OPENAI_API_KEY=x', []],
  ])('%s', async (_, text, rows) => expect(await rowsOf('api/Dockerfile', text)).toEqual(rows));

  it.each(['Dockerfile.prod', 'web.Dockerfile', 'Containerfile', 'docker/Dockerfile'])('%s is one', async (path) =>
    expect(await rowsOf(path, 'FROM a\nENV OPENAI_API_KEY=x')).toEqual(lacks(2)),
  );
});

const deployment = (env: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n${env}`;
const KEY = '            - name: OPENAI_API_KEY\n              valueFrom: {secretKeyRef: {name: s, key: k}}\n';

describe('Kubernetes', () => {
  it.each([
    ['a container', deployment(`          env:\n${KEY}`), lacks(10)],
    [
      'both',
      deployment(`          env:\n${KEY}            - name: OPENAI_BASE_URL\n              value: x\n`),
      has(12),
    ],
    ['a ConfigMap', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  OPENAI_API_KEY: x\n', lacks(4)],
    ['a Secret', 'apiVersion: v1\nkind: Secret\nstringData:\n  OPENAI_API_KEY: x\n', lacks(4)],
    ['the second document', `apiVersion: v1\nkind: List\n---\n${deployment(`          env:\n${KEY}`)}`, lacks(13)],
  ])('%s', async (_, text, rows) => expect(await rowsOf('k8s/web.yaml', text)).toEqual(rows));

  it('looks for the URL of a key beside its secret', async () => {
    const rows = await rowsIn({
      'k8s/config.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  OPENAI_BASE_URL: x\n',
      'k8s/secret.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  OPENAI_API_KEY: x\n',
    });
    expect(rows).toEqual([
      'k8s/config.yaml:5 present  → OPENAI_BASE_URL',
      'k8s/secret.yaml:5 present OPENAI_API_KEY → OPENAI_BASE_URL',
    ]);
  });

  it('asks for the URL where the key is handed on, not where it is stored', async () => {
    const rows = await rowsIn({
      'k8s/secret.yaml': 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  OPENAI_API_KEY: x\n',
      'k8s/web.yaml': deployment(`          env:\n${KEY}`),
    });
    expect(rows).toEqual(['k8s/web.yaml:10 missing OPENAI_API_KEY → OPENAI_BASE_URL']);
  });
});

describe('a container that takes its variables from elsewhere', () => {
  const config = (name: string, entry: string) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata:\n  ${entry}\n`;
  const from = '          envFrom:\n            - configMapRef: {name: c}\n            - secretRef: {name: s}\n';
  const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  OPENAI_API_KEY: x\n';

  it('has the base URL of its ConfigMap, wherever that stands', async () => {
    const web = { 'apps/web.yaml': deployment(`${from}          env:\n${KEY}`) };
    const rows = (name: string) =>
      rowsOf('apps/web.yaml', web['apps/web.yaml'], { 'base/c.yaml': config(name, 'OPENAI_BASE_URL: x') });
    expect(await rows('c')).toEqual(has(13));
    expect(await rows('other')).toEqual(lacks(13));
  });

  it('brings a Secret and a ConfigMap together', async () => {
    const rows = (entry: string) =>
      rowsOf('secrets/s.yaml', secret, { 'apps/web.yaml': deployment(from), 'base/c.yaml': config('c', entry) });
    expect(await rows('OPENAI_BASE_URL: x')).toEqual(has(5));
    expect(await rows('PORT: "1" # no OPENAI_')).toEqual(lacks(5));
  });
});

describe('a chart', () => {
  const chart = { 'chart/Chart.yaml': 'apiVersion: v2\nname: web\n' };
  it.each([
    ['values.yaml', 'env:\n  OPENAI_API_KEY: ""\n', lacks(2)],
    ['values.yaml', 'llm:\n  openai:\n    apiKey: ""\n    model: x\n', lacks(3)],
    ['values.yaml', 'openai:\n  apiKey: a\n  baseUrl: b\n', has(3)],
    ['values.yaml', 'openaiApiKey: a\n', lacks(1)],
    ['values.yaml', 'env:\n  OPENAI_API_KEY: ""\n  # OPENAI_BASE_URL: ""\nport: 1\n', has(3)],
    ['values.yaml', 'openai:\n  # baseUrl: https://x\n  apiKey: ""\n', has(2)],
    [
      'values.yaml',
      'extraEnv:\n  - name: OPENAI_API_KEY\n    value: x\n  # - name: OPENAI_BASE_URL\n  #   value: y\n',
      has(4),
    ],
    [
      'values.yaml',
      'a:\n  OPENAI_API_KEY: ""\nb:\n  # OPENAI_BASE_URL: ""\n  c: 1\n',
      [...lacks(2), '4 present  → OPENAI_BASE_URL'],
    ],
    ['values.yaml', 'extraEnv: []\n# - name: OPENAI_API_KEY\n#   value: x\n', []],
    ['values.yaml', 'env:\n  # OPENAI_API_KEY: ""\n  PORT: 1\n', []],
    ['values.yaml', 'extraEnv:\n  - name: OPENAI_API_KEY\n    value: x\n', lacks(2)],
    ['values-prod.yaml', 'env:\n  OPENAI_API_KEY: a\n  OPENAI_BASE_URL: b\n', has(3)],
    [
      'templates/web.yaml',
      'env:\n{{- if .Values.x }}\n  - name: OPENAI_API_KEY\n    value: {{ .Values.openai.apiKey }}\n{{- end }}\n',
      lacks(3),
    ],
    ['templates/config.yaml', 'data:\n  OPENAI_API_KEY: {{ .Values.a }}\n  OPENAI_BASE_URL: {{ .Values.b }}\n', has(3)],
    ['values.yaml', 'openai:\n  existingSecret: s\n  secretKey: api-key\n', []],
    ['values.yaml', 'openai:\n  apiKeySecretName: s\n  apiKey: a\n', lacks(3)],
    [
      'values.yaml',
      'secrets:\n  openaiApiKey: a\nconfig:\n  openaiBaseUrl: b\n',
      [...has(2), '4 present  → OPENAI_BASE_URL'],
    ],
    ['values.yaml', 'secrets:\n  openaiApiKey: a\nconfig:\n  port: 1\n', lacks(2)],
    [
      'templates/all.yaml',
      'kind: Secret\ndata:\n  OPENAI_API_KEY: {{ .Values.a }}\n---\nkind: ConfigMap\ndata:\n  OPENAI_BASE_URL: {{ .Values.b }}\n',
      [...has(3), '7 present  → OPENAI_BASE_URL'],
    ],
    ['templates/secret.yaml', 'kind: Secret\ndata:\n  OPENAI_API_KEY: {{ .Values.a }}\n', lacks(3)],
    ['tests/web_test.yaml', 'set:\n  env.OPENAI_API_KEY: a\n', []],
  ])('%s', async (path, text, rows) => expect(await rowsOf(`chart/${path}`, text, chart)).toEqual(rows));
});

describe('an empty base URL among the values of a chart', () => {
  const written = '- name: OPENAI_BASE_URL\n  value: {{ .Values.openai.baseUrl }}\n';
  const present = ['3 present OPENAI_API_KEY → OPENAI_BASE_URL'];
  const empty = ['3 empty OPENAI_API_KEY → OPENAI_BASE_URL'];
  it.each([
    ['written only if it is there', `{{- if .Values.openai.baseUrl }}\n${written}{{- end }}\n`, present],
    ['taken as the dot', '{{- with .Values.openai.baseUrl }}\nOPENAI_BASE_URL: {{ . }}\n{{- end }}\n', present],
    ['written in any case', written, empty],
    ['written behind the condition', `{{ if .Values.openai.baseUrl }}a: b\n{{ end }}${written}`, empty],
    ['written otherwise', `{{ if .Values.openai.baseUrl }}a: b\n{{ else }}${written}{{ end }}`, empty],
    ['written by another condition', `{{- if .Values.openai.apiKey }}\n${written}{{- end }}\n`, empty],
    ['written if it is not there', `{{- if not .Values.openai.baseUrl }}\n${written}{{- end }}\n`, empty],
    ['written nowhere', 'a: {{ .Values.openai.apiKey }}\n', empty],
  ])('%s', async (_, template, rows) => {
    const files = { 'chart/Chart.yaml': 'apiVersion: v2\n', 'chart/templates/web.yaml': template };
    expect(await rowsOf('chart/values.yaml', 'openai:\n  apiKey: ""\n  baseUrl: ""\n', files)).toEqual(rows);
  });
});

describe('settings in layers', () => {
  it.each([
    ['config/production.yml', 'openai:\n  apiKey: x\n', 'config/default.json', '{"openai": {"baseURL": "x"}}', has(2)],
    ['config/production.yml', 'openai:\n  apiKey: x\n', 'config/test.json', '{"openai": {"baseURL": "x"}}', lacks(2)],
    [
      'config/custom-environment-variables.json',
      '{\n  "openai": { "apiKey": "OPENAI_API_KEY" }\n}\n',
      'config/default.yml',
      'openai:\n  baseURL: x\n',
      has(2),
    ],
    [
      '.secrets.toml',
      '[default]\nOPENAI_API_KEY = "x"\n',
      'settings.toml',
      '[default]\nOPENAI_BASE_URL = "x"\n',
      has(2),
    ],
    [
      '.secrets.toml',
      '[default]\nOPENAI_API_KEY = "x"\n',
      'other/settings.toml',
      '[default]\nOPENAI_BASE_URL = "x"\n',
      lacks(2),
    ],
  ])('%s', async (path, text, other, below, rows) =>
    expect(await rowsOf(path, text, { [other]: below })).toEqual(rows),
  );
});

describe('other descriptions of a deployment', () => {
  it.each([
    [
      'render.yaml',
      'services:\n  - type: web\n    envVars:\n      - key: OPENAI_API_KEY\n        sync: false\n',
      lacks(4),
    ],
    [
      'render.yaml',
      'envVarGroups:\n  - name: g\n    envVars:\n      - { key: OPENAI_BASE_URL, value: x }\nservices:\n  - type: web\n    envVars:\n      - fromGroup: g\n      - key: OPENAI_API_KEY\n  - type: worker\n    envVars:\n      - fromGroup: other\n      - key: OPENAI_API_KEY\n',
      ['4 present  → OPENAI_BASE_URL', ...has(9), ...lacks(13)],
    ],
    ['serverless.yml', 'provider:\n  environment:\n    OPENAI_API_KEY: ${env:KEY}\n', lacks(3)],
    [
      'serverless.yml',
      'provider:\n  environment:\n    OPENAI_BASE_URL: x\nfunctions:\n  f:\n    environment:\n      OPENAI_API_KEY: y\n',
      ['3 present  → OPENAI_BASE_URL', ...has(7)],
    ],
    [
      'ecs.yml',
      'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  T:\n    Properties:\n      ContainerDefinitions:\n        - Name: a\n          Secrets:\n            - Name: OPENAI_API_KEY\n              ValueFrom: x\n        - Name: b\n          Environment:\n            - { Name: OPENAI_BASE_URL, Value: y }\n          Secrets:\n            - Name: OPENAI_API_KEY\n              ValueFrom: x\n',
      [...lacks(8), '12 present  → OPENAI_BASE_URL', ...has(14)],
    ],
    ['app.yaml', 'runtime: python312\nenv_variables:\n  OPENAI_API_KEY: x\n', lacks(3)],
    ['vercel.json', '{\n  "env": {\n    "OPENAI_API_KEY": "@key"\n  }\n}\n', lacks(3)],
    ['app.json', '{\n  "env": {\n    "OPENAI_API_KEY": { "description": "x" }\n  }\n}\n', lacks(3)],
    ['fly.toml', 'app = "x"\n[env]\n  OPENAI_API_KEY = "x"\n', lacks(3)],
    ['wrangler.toml', '[vars]\nOPENAI_API_KEY = "x"\nOPENAI_BASE_URL = "y"\n', has(3)],
    ['Procfile', 'web: OPENAI_API_KEY=x node .\n', lacks(1)],
    ['unit.service', '[Service]\nEnvironment="OPENAI_API_KEY=x"\n', lacks(2)],
    [
      'main.tf',
      'resource "a" "b" {\n  environment {\n    variables = {\n      OPENAI_API_KEY = var.key\n    }\n  }\n}\n',
      lacks(4),
    ],
    [
      'main.tf',
      'x = [\n  { name = "OPENAI_API_KEY", value = "a" },\n  { name = "OPENAI_BASE_URL", value = "b" },\n]\n',
      has(3),
    ],
    [
      'main.tf',
      'm "a" {\n  c = {\n    secrets = {\n      OPENAI_API_KEY = "a"\n    }\n    environment = {\n      OPENAI_BASE_URL = "b"\n    }\n  }\n}\n',
      [...has(4), '7 present  → OPENAI_BASE_URL'],
    ],
    ['settings.toml', '[default]\nOPENAI_API_KEY = "x"\n', lacks(2)],
    ['config/default.json', '{\n  "openai": {\n    "apiKey": "x"\n  }\n}\n', lacks(3)],
    ['config/app.yml', 'openai:\n  api_key: x\n', lacks(2)],
    ['locales/en.yml', 'openai_api_key: Your OpenAI key\n', []],
    ['mkdocs.yml', 'extra:\n  OPENAI_API_KEY: x\n', []],
  ])('%s', async (path, text, rows) => expect(await rowsOf(path, text)).toEqual(rows));
});
