/** The notation that all rules share. */
import * as z from 'zod';

/**
 * A canonical name: module, then members, joined by dots; `()` is the result of a call or construction.
 * `openai.OpenAI`, `@scope/pkg.create`, `httpx.Client().post`. `*` stands for one segment, a final `**` for any rest.
 * A bare name (`fetch`, `process.env`) is a global of the language.
 */
export const Name = z
  .string()
  .min(1)
  .describe('Canonical name: module and members joined by dots; `()` for the result of a call.');
export const Names = z.array(Name).min(1);

/**
 * Where in a call a value is passed. Python: `base_url` is a keyword, `arg[0]` a position. TypeScript: `baseURL` is a
 * property of the first argument, `arg[1].baseURL` of the second, `configuration.baseURL` a nested one, `arg[0]` the
 * argument itself. `*` is any entry of a list.
 */
export const Param = z.string().regex(/^(arg\[\d+\](\.(?:[\w$]+|\*))*|[\w$]+(\.(?:[\w$]+|\*))*)$/);

export const Language = z.enum(['python', 'typescript']);

/** Short names in small letters: `anthropic`, `bedrock`. */
const Label = z.string().regex(/^[a-z][a-z0-9-]*$/);
export const Vendor = Label.describe('Whose client it is.');
export const WireName = Label.describe('The protocol it speaks.');

/** Releases of a package, `<1.5.6` or `>=0.4 <1`. */
export const RANGE = /^[<>]=?\d+(?:\.\d+)*(?: [<>]=?\d+(?:\.\d+)*)*$/;
