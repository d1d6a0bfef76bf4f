/** What stands around the program: lines that are added beside keys, and what a person is told to add. */
import { describe, expect, it } from 'vitest';
import { fixFiles } from './harness.js';

const CODE = { 'app/client.py': 'from openai import OpenAI\n\nclient = OpenAI()\n' };
const URL = 'https://api.openai.com/v1';
const NOTE = "# A gateway's address sends this traffic there, instead of to the vendor's own endpoint.";

/** `+` marks what is added. */
function drawn(text: string): { before: string; after: string } {
  const lines = text.replace(/^\n/, '').split('\n');
  return {
    before: lines.filter((line) => !line.startsWith('+')).join('\n'),
    after: lines.map((line) => line.replace(/^\+/, '')).join('\n'),
  };
}

const ADDED: Record<string, [path: string, text: string, more?: Record<string, string>]> = {
  'an ARG': ['Dockerfile', `FROM a\nARG OPENAI_API_KEY\n+${NOTE}\n+ARG OPENAI_BASE_URL\nRUN make\n`],
  'an ARG that becomes a variable': [
    'Dockerfile',
    `FROM a\nARG OPENAI_API_KEY\n+${NOTE}\n+ARG OPENAI_BASE_URL=${URL}\nARG PORT\nENV OPENAI_API_KEY=$OPENAI_API_KEY\n+ENV OPENAI_BASE_URL=$OPENAI_BASE_URL\nENV PORT=$PORT\n`,
  ],
  'an ARG that becomes one in another stage': [
    'Dockerfile',
    `FROM a\nARG OPENAI_API_KEY\n+${NOTE}\n+ARG OPENAI_BASE_URL\nFROM b\nENV OPENAI_API_KEY=x\n+${NOTE}\n+ENV OPENAI_BASE_URL=${URL}\n`,
  ],
  'an ENV': ['Dockerfile', `FROM a\nENV OPENAI_API_KEY=""\n+${NOTE}\n+ENV OPENAI_BASE_URL=${URL}\n`],
  'a map of a service': [
    'compose.yml',
    `services:\n  web:\n    image: a\n    environment:\n      OPENAI_API_KEY: \${OPENAI_API_KEY}\n+      ${NOTE}\n+      OPENAI_BASE_URL:\n`,
  ],
  'a list of a service': [
    'compose.yml',
    `services:\n  web:\n    image: a\n    environment:\n      - OPENAI_API_KEY\n+      ${NOTE}\n+      - OPENAI_BASE_URL\n`,
  ],
  'a workflow': [
    '.github/workflows/ci.yml',
    `on: push\nenv:\n  OPENAI_API_KEY: \${{ secrets.OPENAI_API_KEY }}\n+  ${NOTE}\n+  OPENAI_BASE_URL: \${{ vars.OPENAI_BASE_URL || '${URL}' }}\njobs: {}\n`,
  ],
  'a unit of systemd': [
    'web.service',
    `[Service]\nEnvironment=OPENAI_API_KEY=x\n+${NOTE}\n+Environment=OPENAI_BASE_URL=${URL}\nExecStart=web\n`,
  ],
  'a deployment in TOML': ['fly.toml', `[env]\nOPENAI_API_KEY = "x"\n+${NOTE}\n+OPENAI_BASE_URL = "${URL}"\n`],
  'a container': [
    'k8s/web.yaml',
    `
apiVersion: v1
kind: Pod
spec:
  containers:
    - name: web
      env:
        - name: OPENAI_API_KEY
          valueFrom:
            secretKeyRef:
              name: keys
              key: openai
+        ${NOTE}
+        - name: OPENAI_BASE_URL
+          value: ${URL}
        - name: PORT
          value: "80"
`,
  ],
  'a secret in plain text': [
    'k8s/secret.yaml',
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: keys\nstringData:\n  OPENAI_API_KEY: "x"\n+  ${NOTE}\n+  OPENAI_BASE_URL: "${URL}"\n`,
  ],
  'a description of a deployment': [
    'render.yaml',
    `services:\n  - type: web\n    envVars:\n      - key: OPENAI_API_KEY\n        sync: false\n+      ${NOTE}\n+      - key: OPENAI_BASE_URL\n+        value: ${URL}\n`,
  ],
  'values of a chart, handed on by name': [
    'chart/values.yaml',
    `image: a\nenv:\n  # of the vendor\n  OPENAI_API_KEY: ''\n+  ${NOTE}\n+  OPENAI_BASE_URL: '${URL}'\n  PORT: '80'\n`,
    {
      'chart/Chart.yaml': 'name: web\n',
      'chart/templates/web.yaml':
        'env:\n{{- range $name, $value := .Values.env }}\n  - name: {{ $name }}\n    value: {{ $value | quote }}\n{{- end }}\n',
    },
  ],
  'a list of values of a chart, handed on as it is': [
    'chart/values.yaml',
    `extraEnv:\n  - name: OPENAI_API_KEY\n    value: ""\n+  ${NOTE}\n+  - name: OPENAI_BASE_URL\n+    value: "${URL}"\n`,
    {
      'chart/Chart.yaml': 'name: web\n',
      'chart/templates/web.yaml': 'env:\n  {{- with .Values.extraEnv }}\n  {{- toYaml . | nindent 2 }}\n  {{- end }}\n',
    },
  ],
};

const BY_HAND: Record<string, [path: string, text: string, reason: RegExp, more?: Record<string, string>]> = {
  'an ENV of several variables': [
    'Dockerfile',
    'FROM a\nENV PORT=1 OPENAI_API_KEY=x\n',
    /2 add OPENAI_BASE_URL.*one line/,
  ],
  'an ARG that becomes one of several variables': [
    'Dockerfile',
    'FROM a\nARG OPENAI_API_KEY\nENV PORT=1 OPENAI_API_KEY=$OPENAI_API_KEY\n',
    /2 add OPENAI_BASE_URL/,
  ],
  'a secret that is encoded': [
    'k8s/secret.yaml',
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: keys\ndata:\n  OPENAI_API_KEY: eA==\n',
    /6 add OPENAI_BASE_URL/,
  ],
  'values of a chart whose templates name each': [
    'chart/values.yaml',
    'env:\n  OPENAI_API_KEY: ""\n',
    /2 add OPENAI_BASE_URL.*templates of the chart/,
    {
      'chart/Chart.yaml': 'name: web\n',
      'chart/templates/web.yaml': 'env:\n  - name: API_KEY\n    value: {{ .Values.env.OPENAI_API_KEY }}\n',
    },
  ],
  'values of a chart by another name': [
    'chart/values.yaml',
    'openai:\n  apiKey: ""\n',
    /2 add baseUrl next to apiKey: .*templates/,
    { 'chart/Chart.yaml': 'name: web\n', 'chart/templates/web.yaml': 'data: {{ toYaml .Values.openai }}\n' },
  ],
  'a template': [
    'chart/templates/web.yaml',
    'kind: Deployment\nenv:\n  - name: OPENAI_API_KEY\n    value: {{ .Values.key }}\n',
    /3 add OPENAI_BASE_URL.*in the values/,
    { 'chart/Chart.yaml': 'name: web\n' },
  ],
  Terraform: [
    'main.tf',
    'locals {\n  env = {\n    OPENAI_API_KEY = var.key\n  }\n}\n',
    /3 add OPENAI_BASE_URL.*Terraform/,
  ],
  JSON: ['vercel.json', '{\n  "env": {\n    "OPENAI_API_KEY": "@key"\n  }\n}\n', /3 add OPENAI_BASE_URL/],
};

describe('a base URL beside its key', () => {
  it.each(Object.entries(ADDED))('is added to %s', async (_title, [path, text, more]) => {
    const { before, after } = drawn(text);
    const files = { ...CODE, ...more, [path]: before };
    const { files: fixed, refused, byHand } = await fixFiles(files);
    expect({ text: fixed[path], refused, byHand }).toEqual({ text: after, refused: [], byHand: [] });
    const again = await fixFiles(fixed);
    expect(again.changed).toEqual([]);
  });

  it.each(Object.entries(BY_HAND))('is left to a person in %s', async (_title, [path, text, reason, more]) => {
    const { files, refused, byHand } = await fixFiles({ ...CODE, ...more, [path]: text });
    expect(files[path]).toBe(text);
    expect(refused).toEqual([]);
    expect(byHand).toEqual([expect.stringMatching(reason)]);
  });

  it('is not added where it is named without a value', async () => {
    const text = 'OPENAI_API_KEY=\nOPENAI_BASE_URL=\n';
    const { files, refused, byHand } = await fixFiles({ ...CODE, '.env.example': text });
    expect({ text: files['.env.example'], refused, byHand }).toEqual({ text, refused: [], byHand: [] });
  });

  it.each([
    ['copies files', 'cp a b\n          echo "X=1" >> b'],
    ['prints', 'if [ -f a ]; then cat a; fi'],
  ])('is not added to a step that only %s', async (_title, run) => {
    const text = `jobs:\n  a:\n    steps:\n      - name: A\n        run: |\n          ${run}\n        env:\n          # Of the vendor\n          OPENAI_API_KEY: \${{ secrets.OPENAI_API_KEY }}\n      - run: make\n`;
    const path = '.github/workflows/a.yml';
    expect((await fixFiles({ ...CODE, [path]: text })).files[path]).toBe(text);
    for (const [from, to] of [
      ['run: |', 'run: |\n          python -m app'],
      ['run: |', 'run: |\n          echo "K=$OPENAI_API_KEY" > c'],
      ['name: A', 'uses: a/b@v1'],
    ]) {
      const { files } = await fixFiles({ ...CODE, [path]: text.replace(from ?? '', to ?? '') });
      expect(files[path]).toContain('vars.OPENAI_BASE_URL');
    }
  });

  it.each([
    ['a job of tests', '.github/workflows/a.yml', 'test-api', 'make'],
    ['a workflow of tests', '.github/workflows/pr-integration-tests.yml', 'a', 'make'],
    ['a step of tests', '.github/workflows/a.yml', 'a', 'poetry run pytest -v'],
    ['a step of tests', '.github/workflows/a.yml', 'a', 'npm run test'],
  ])('is added to %s only when it is named', async (_title, path, job, run) => {
    const text = `jobs:\n  ${job}:\n    steps:\n      - run: ${run}\n        env:\n          OPENAI_API_KEY: \${{ secrets.OPENAI_API_KEY }}\n`;
    const files = { ...CODE, [path]: text };
    expect((await fixFiles(files)).files[path]).toBe(text);
    expect((await fixFiles(files, { only: [path] })).files[path]).toContain('vars.OPENAI_BASE_URL');
    const product = text.replace(job, 'deploy').replace(run, 'make deploy');
    expect((await fixFiles({ ...CODE, '.github/workflows/a.yml': product })).changed).toContain(
      '.github/workflows/a.yml',
    );
  });

  it('is not added to a service that has it in a comment', async () => {
    const text =
      'services:\n  web:\n    image: a\n    environment:\n      - OPENAI_API_KEY=x\n      # - PORT=80\n      # - OPENAI_BASE_URL=https://gw/v1\n';
    expect((await fixFiles({ ...CODE, 'compose.yml': text })).files['compose.yml']).toBe(text);
  });

  it('is added to the template beside the code, where another one further up is for something else', async () => {
    const code = { 'shop/api/app/client.py': CODE['app/client.py'] };
    const key = 'OPENAI_API_KEY=\n';
    const templates = { 'shop/.env.example': key, 'shop/api/.env.example': key };
    const compose = (file: string): Record<string, string> => ({
      'shop/compose.yml': `services:\n  api:\n    build: api\n    env_file: ${file}\n`,
    });
    const changed = async (more: Record<string, string>): Promise<string[]> =>
      (await fixFiles({ ...code, ...templates, ...more })).changed.filter((path) => path.endsWith('.example'));
    expect(await changed({})).toEqual(['shop/api/.env.example']);
    expect(await changed(compose('api/.env'))).toEqual(['shop/api/.env.example']);
    expect(await changed(compose('.env'))).toEqual(['shop/.env.example', 'shop/api/.env.example']);
    expect(await changed({ 'shop/tool/client.py': CODE['app/client.py'] })).toHaveLength(2);
  });

  it('comes with the variables of new settings, though their keys do not stand there', async () => {
    const files = {
      'app/settings.py':
        'from pydantic_settings import BaseSettings\n\n\nclass Settings(BaseSettings):\n    internal_openai_api_key: str = ""\n\n\nsettings = Settings()\n',
      'app/client.py':
        'from openai import OpenAI\n\nfrom app.settings import settings\n\nclient = OpenAI(api_key=settings.internal_openai_api_key)\nother = OpenAI()\n',
      '.env.example': 'OPENAI_API_KEY=\n',
    };
    const { files: fixed } = await fixFiles(files);
    expect(fixed['.env.example']).toBe(
      `OPENAI_API_KEY=\n# Set it to send this traffic through a gateway; without it, it goes to the vendor's own endpoint.\n# OPENAI_BASE_URL=${URL}\n# For INTERNAL_OPENAI_API_KEY; without it, OPENAI_BASE_URL counts.\n# INTERNAL_OPENAI_BASE_URL=${URL}\n`,
    );
    expect((await fixFiles(fixed)).changed).toEqual([]);
  });

  it('is no matter where no client reads it', async () => {
    const { changed, byHand } = await fixFiles({ 'main.tf': 'env = {\n  OPENAI_API_KEY = var.key\n}\n' });
    expect({ changed, byHand }).toEqual({ changed: [], byHand: [] });
  });
});
