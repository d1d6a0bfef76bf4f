import type { FileFacts } from '../../../model/facts.js';
import type { Environment } from '../expression.js';
import type { Style } from '../style.js';

/** `process.env.X`, or the way in which the file reads its environment otherwise. */
export function typescriptEnvironment({ text }: FileFacts, { quote }: Style): Environment {
  const read = (variable: string): string => {
    if (OF_SERVERS.test(text) && !/\bprocess\.env\b/.test(text)) return `import.meta.env.${variable}`;
    if (/\bDeno\.env\.get\(/.test(text) && !/\bprocess\.env\b/.test(text))
      return `Deno.env.get(${quote}${variable}${quote})`;
    if (/\bprocess\.env\[["'`]/.test(text) && !/\bprocess\.env\.\w/.test(text))
      return `process.env[${quote}${variable}${quote}]`;
    return `process.env.${variable}`;
  };
  return { read, needs: undefined };
}

/** Frameworks with pages that are made on servers give those all variables, under this name. */
const OF_SERVERS = /\bimport\.meta\.env\.(?!VITE_|PUBLIC_)\w*(?:KEY|TOKEN|SECRET)\b/;
