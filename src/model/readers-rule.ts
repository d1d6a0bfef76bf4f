/** The shape of the rules that say where programs read settings, and which calls hand a value on. */
import * as z from 'zod';
import { Language, Name, Names, Param } from './rule-words.js';

export const ReadersRule = z.strictObject({
  kind: z.literal('readers'),
  id: z.string(),
  title: z.string(),
  language: Language,
  objects: z
    .array(Name)
    .default([])
    .describe('Objects whose members are environment variables: `os.environ`, `process.env`.'),
  environment: z
    .strictObject({
      objects: z
        .array(Name)
        .describe('Those of them that are the environment of the process, which packages read, too.'),
      setters: z
        .array(Name)
        .describe('Functions that set a variable in it: name and value are the first two arguments.'),
    })
    .default({ objects: [], setters: [] }),
  calls: z
    .array(
      z.strictObject({
        names: Names,
        key: Param.describe('The variable or key that is read.'),
        default: z.array(Param).default([]),
        origin: z.enum(['env', 'setting', 'argument']).default('env'),
        required: z.boolean().default(false).describe('Fails when the key is absent and there is no default.'),
        optional: z
          .strictObject({
            method: z.string().optional(),
            default: z.string().optional(),
            files: z.literal(true).optional().describe('It looks into files as well, which no package does by itself.'),
          })
          .optional()
          .describe(
            'How a text that may be absent is read in the same way: by which method, if by another one, and what stands behind the key.',
          ),
        registered: z
          .boolean()
          .default(false)
          .describe('A key that is no variable is a way, with dots, through what the program has registered.'),
        prefixed: z
          .string()
          .optional()
          .describe('Method of what is called: inside a `with` of it, all names begin with its argument.'),
      }),
    )
    .default([]),
  settingsClasses: z
    .array(
      z.strictObject({
        names: Names,
        prefix: z
          .array(z.string())
          .default([])
          .describe('Where the prefix of the variables stands in its configuration.'),
        aliases: z
          .array(z.string())
          .default([])
          .describe('Where its configuration says of single fields which variables they are read from.'),
        generators: z
          .array(z.string())
          .default([])
          .describe('Where its configuration has a function that names the variables: they are not known then.'),
        delimiter: z
          .array(z.string())
          .default([])
          .describe('Where its configuration says what joins the names of nested fields in a variable.'),
      }),
    )
    .default([])
    .describe('Base classes whose fields are read from the environment.'),
  pages: z
    .array(z.strictObject({ package: z.string(), prefix: z.string(), object: Name }))
    .default([])
    .describe('What bundlers put into pages: variables with a prefix, as members of an object.'),
  registrations: z
    .array(z.strictObject({ names: Names, group: Param.optional(), value: Param }))
    .default([])
    .describe(
      'Functions that are given functions, or lists of them, which make groups of settings, and what they are called.',
    ),
  resultTypes: z
    .array(Name)
    .default([])
    .describe('Types of what a function makes: their argument is the type of that function.'),
  containers: z.array(Name).default([]).describe('Methods that give an instance of the class they are given.'),
  schemas: z
    .array(
      z.strictObject({
        names: Names,
        shape: z.array(Param).min(1).describe('Where the fields are described.'),
        fallback: z.array(z.string()).default([]).describe('Methods that give a field a default.'),
        optional: z.array(z.string()).default([]).describe('Methods that let a field be absent.'),
      }),
    )
    .default([])
    .describe('Results of reading the environment as a schema says.'),
  dataClasses: z.array(Name).default([]).describe('Decorators or bases whose fields become constructor parameters.'),
  fields: z
    .array(
      z.strictObject({
        names: Names,
        default: z.array(Param),
        factory: z.array(Param).default([]),
        alias: z.array(Param).default([]),
        nullable: z
          .strictObject({ said: Param, unsaid: z.boolean() })
          .optional()
          .describe('Where it says that the field may be empty, and what holds where it says nothing.'),
      }),
    )
    .default([])
    .describe('Functions that describe a field: `Field(default, alias=…)`.'),
  relations: z
    .array(z.strictObject({ names: Names, to: z.array(Param).min(1) }))
    .default([])
    .describe('Functions that describe a field which holds an object of another class: `ForeignKey(Owner)`.'),
  passthrough: z
    .array(z.strictObject({ names: Names, value: Param }))
    .default([])
    .describe('Functions whose result is one of their arguments, more or less: `str(x)`, `partial(f, …)`.'),
  methods: z
    .array(z.string())
    .default([])
    .describe('Methods that return their receiver, more or less: `rstrip`, `trim`.'),
  joins: z
    .array(z.strictObject({ names: Names, base: Param, path: Param, whole: z.boolean().default(false) }))
    .default([])
    .describe(
      'Functions that resolve a URL against a base: `urljoin(base, path)`, `new URL(path, base)`; `whole`: all of the base stays, as with `os.path.join`.',
    ),
  segments: z
    .array(Name)
    .default([])
    .describe('Functions that join all their arguments with slashes: `urlJoin(base, "v1", "models")`.'),
  validators: z
    .array(Name)
    .default([])
    .describe('Decorators of methods that compute the fields they are given the names of.'),
  options: z
    .array(z.strictObject({ names: Names, default: z.string(), required: z.string() }))
    .default([])
    .describe('Decorators that make an option of the command line a parameter, and the keywords for its default.'),
  argumentParsers: z
    .array(z.strictObject({ names: Names, declare: z.string(), default: z.array(Param).min(1) }))
    .default([])
    .describe('Results of parsing the command line; `declare` is the method that declares an option.'),
  imports: z.array(Name).default([]).describe('Functions that import the module they are given the name of.'),
  tables: z
    .array(Name)
    .default([])
    .describe(
      'Calls that build a dictionary of their keywords and of the dictionaries they are given: `dict(x, k=v)`.',
    ),
  partials: z.array(Name).default([]).describe('Functions that bind arguments of another: `functools.partial`.'),
  mocks: z
    .array(Name)
    .default([])
    .describe('Functions that replace a module by a mock for the file they are called in.'),
});
