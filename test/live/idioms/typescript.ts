import { INNER, type Idiom } from './idiom.js';

export const TYPESCRIPT_IDIOMS: Idiom[] = [
  {
    name: 'zod',
    path: 'config.ts',
    text: `import { z } from 'zod';

const schema = z.object({
  OPENAI_API_KEY: z.string().min(1),
  OPENAI_INTERNAL_API_KEY: z.string().min(1),
});

export const env = schema.parse(process.env);
`,
    use: "import { env } from './config.js';",
    key: 'env.OPENAI_API_KEY',
    innerKey: 'env.OPENAI_INTERNAL_API_KEY',
    innerVariable: INNER,
  },
  {
    name: 't3, with a line for every variable',
    path: 'config.ts',
    text: `import { createEnv } from '@t3-oss/env-core';
import { z } from 'zod';

export const env = createEnv({
  server: {
    OPENAI_API_KEY: z.string().min(1),
    OPENAI_INTERNAL_API_KEY: z.string().min(1),
  },
  runtimeEnv: {
    OPENAI_API_KEY: process.env.OPENAI_API_KEY,
    OPENAI_INTERNAL_API_KEY: process.env.OPENAI_INTERNAL_API_KEY,
  },
});
`,
    use: "import { env } from './config.js';",
    key: 'env.OPENAI_API_KEY',
    innerKey: 'env.OPENAI_INTERNAL_API_KEY',
    innerVariable: INNER,
  },
  {
    name: 't3, with the whole environment',
    path: 'config.ts',
    text: `import { createEnv } from '@t3-oss/env-core';
import { z } from 'zod';

export const env = createEnv({
  server: {
    OPENAI_API_KEY: z.string().min(1),
    OPENAI_INTERNAL_API_KEY: z.string().min(1),
  },
  runtimeEnv: process.env,
  emptyStringAsUndefined: true,
});
`,
    use: "import { env } from './config.js';",
    key: 'env.OPENAI_API_KEY',
    innerKey: 'env.OPENAI_INTERNAL_API_KEY',
    dropsEmpty: true,
    innerVariable: INNER,
  },
  {
    name: 'constants',
    path: 'config.ts',
    text: `export const OPENAI_API_KEY = process.env.OPENAI_API_KEY;
export const OPENAI_INTERNAL_API_KEY = process.env.OPENAI_INTERNAL_API_KEY ?? '';
`,
    use: "import { OPENAI_API_KEY, OPENAI_INTERNAL_API_KEY } from './config.js';",
    key: 'OPENAI_API_KEY',
    innerKey: 'OPENAI_INTERNAL_API_KEY',
    innerVariable: INNER,
  },
  {
    name: 'an object',
    path: 'config.ts',
    text: `export const env = {
  openaiApiKey: process.env.OPENAI_API_KEY,
  openaiInternalApiKey: process.env.OPENAI_INTERNAL_API_KEY!,
};
`,
    use: "import { env } from './config.js';",
    key: 'env.openaiApiKey',
    innerKey: 'env.openaiInternalApiKey',
    innerVariable: INNER,
  },
  {
    name: 'an object in an object',
    path: 'config.ts',
    text: `export const config = {
  port: Number(process.env.PORT ?? 3000),
  openai: {
    apiKey: process.env.OPENAI_API_KEY ?? '',
    internalApiKey: process.env.OPENAI_INTERNAL_API_KEY ?? '',
  },
};
`,
    use: "import { config } from './config.js';",
    key: 'config.openai.apiKey',
    innerKey: 'config.openai.internalApiKey',
    innerVariable: INNER,
  },
  {
    name: 'NestJS, with a schema of Joi',
    path: 'config.ts',
    text: `import 'reflect-metadata';
import { ConfigModule, ConfigService } from '@nestjs/config';
import Joi from 'joi';

export const loaded = await ConfigModule.forRoot({
  validationSchema: Joi.object({
    OPENAI_API_KEY: Joi.string().required(),
    OPENAI_INTERNAL_API_KEY: Joi.string().required(),
  }),
});

export const config = new ConfigService();
`,
    use: "import { config } from './config.js';",
    key: "config.get<string>('OPENAI_API_KEY')",
    innerKey: "config.getOrThrow<string>('OPENAI_INTERNAL_API_KEY')",
    innerVariable: INNER,
  },
  {
    name: 'envalid',
    path: 'config.ts',
    text: `import { cleanEnv, str } from 'envalid';

export const env = cleanEnv(process.env, {
  OPENAI_API_KEY: str(),
  OPENAI_INTERNAL_API_KEY: str({ desc: 'Our own key' }),
});
`,
    use: "import { env } from './config.js';",
    key: 'env.OPENAI_API_KEY',
    innerKey: 'env.OPENAI_INTERNAL_API_KEY',
    innerVariable: INNER,
  },
];
