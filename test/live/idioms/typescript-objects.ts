/** Settings that TypeScript programs keep in objects, of their own or of a package. */
import { INNER, type Idiom } from './idiom.js';

const NESTED = `  openai: {
    apiKey: process.env.OPENAI_API_KEY,
    internalApiKey: process.env.OPENAI_INTERNAL_API_KEY ?? '',
  },
`;

const NEST = `import 'reflect-metadata';
import { ConfigModule, registerAs } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';

export const openai = registerAs('openai', () => ({
  apiKey: process.env.OPENAI_API_KEY,
  internalApiKey: process.env.OPENAI_INTERNAL_API_KEY ?? '',
}));

export const app = await NestFactory.createApplicationContext(
  await ConfigModule.forRoot({ load: [openai] }),
  { logger: false },
);
`;

const nested = (object: string): Pick<Idiom, 'key' | 'innerKey' | 'innerVariable'> => ({
  key: `${object}.openai.apiKey`,
  innerKey: `${object}.openai.internalApiKey`,
  innerVariable: INNER,
});

export const TYPESCRIPT_OBJECTS: Idiom[] = [
  {
    name: 'the default export',
    path: 'config.ts',
    text: `export default {\n  port: 3000,\n${NESTED}};\n`,
    use: "import config from './config.js';",
    ...nested('config'),
  },
  {
    name: 'the default export, of a name',
    path: 'config.ts',
    text: `const config = {\n${NESTED}};\n\nexport default config;\n`,
    use: "import config from './config.js';",
    ...nested('config'),
  },
  {
    name: 'a constant object',
    path: 'config.ts',
    text: `export const config = {\n${NESTED}} as const;\n`,
    use: "import { config } from './config.js';",
    ...nested('config'),
  },
  {
    name: 'a frozen object',
    path: 'config.ts',
    text: `export const config = Object.freeze({\n${NESTED}});\n`,
    use: "import { config } from './config.js';",
    ...nested('config'),
  },
  {
    name: 'an object that satisfies a type',
    path: 'config.ts',
    text: `interface Config {
  openai: { apiKey: string | undefined; internalApiKey: string };
}

export const config = {\n${NESTED}} satisfies Config;\n`,
    use: "import { config } from './config.js';",
    ...nested('config'),
  },
  {
    name: 'an object of CommonJS',
    path: 'config.cjs',
    text: `module.exports = {\n${NESTED}};\n`,
    use: "import config from './config.cjs';",
    ...nested('config'),
  },
  {
    name: 'a function that makes the object',
    path: 'config.ts',
    text: `export const loadConfig = () => ({\n${NESTED}});\n`,
    use: "import { loadConfig } from './config.js';\nconst config = loadConfig();",
    ...nested('config'),
  },
  {
    name: 'NestJS, without a schema',
    path: 'config.ts',
    text: `import 'reflect-metadata';
import { ConfigModule, ConfigService } from '@nestjs/config';

export const loaded = await ConfigModule.forRoot();
export const config = new ConfigService();
`,
    use: "import { config } from './config.js';",
    key: "config.get<string>('OPENAI_API_KEY')",
    innerKey: "config.getOrThrow<string>('OPENAI_INTERNAL_API_KEY')",
    innerVariable: INNER,
    isAskedAtCalls: true,
  },
  {
    name: 'NestJS, a group that is called',
    path: 'config.ts',
    text: NEST,
    use: "import { openai } from './config.js';\nconst settings = openai();",
    key: 'settings.apiKey',
    innerKey: 'settings.internalApiKey',
    innerVariable: INNER,
  },
  {
    name: 'NestJS, a group that is asked for',
    path: 'config.ts',
    text: NEST,
    use: `import { ConfigService } from '@nestjs/config';
import { app } from './config.js';

const config = app.get(ConfigService);`,
    key: "config.get<string>('openai.apiKey')",
    innerKey: "config.getOrThrow<string>('openai.internalApiKey')",
    innerVariable: INNER,
  },
  {
    name: 'NestJS, a function that is loaded',
    path: 'config.ts',
    text: `import 'reflect-metadata';
import { ConfigModule } from '@nestjs/config';
import { NestFactory } from '@nestjs/core';

export const configuration = () => ({\n${NESTED}});

export const app = await NestFactory.createApplicationContext(
  await ConfigModule.forRoot({ load: [configuration] }),
  { logger: false },
);
`,
    use: `import { ConfigService } from '@nestjs/config';
import { app } from './config.js';

const config = app.get(ConfigService);`,
    key: "config.get<string>('openai.apiKey')",
    innerKey: "config.get<string>('openai.internalApiKey')",
    innerVariable: INNER,
  },
];
