import { describe, expect, it } from 'vitest';
import { lowerTypescript } from '../../../src/lower/typescript/index.js';
import { print, printCalls } from '../print.js';

function valueOf(source: string, path = 'src/client.ts'): string {
  const facts = lowerTypescript(path, `const value = ${source};`);
  expect(facts.problems).toEqual([]);
  return print(facts.bindings.find((binding) => binding.name === 'value')?.value);
}

describe('expressions', () => {
  it.each([
    ["'https://api.example.com/v1'", '"https://api.example.com/v1"'],
    ['`https://api.example.com/v1`', '"https://api.example.com/v1"'],
    ['`https://${host}/v1`', '`https://${host}/v1`'],
    ['`a\\n${b}`', '`a\n${b}`'],
    ['"caf\\u00e9 ☕ 漢字"', '"café ☕ 漢字"'],
    ['30_000', '30000'],
    ['-1', '-1'],
    ['10n', '"10"'],
    ['true', 'true'],
    ['!enabled', '<UnaryExpression>'],
    ['null', 'null'],
    ['undefined', 'undefined'],
    ['void 0', 'undefined'],
    ['/v1$/', '<RegExpLiteral>'],
    ["origin + '/v1'", '(origin + "/v1")'],
    ["url || DEFAULT || 'x'", 'or(url | DEFAULT | "x")'],
    ['a || (b ?? c)', 'or(a | nullish(b | c))'],
    ['url ?? process.env.BASE_URL', 'nullish(url | process.env.BASE_URL)'],
    ['debug && local', 'and(debug | local)'],
    ['isProd ? live : test', 'conditional<isProd>(live | test)'],
    ['process.env["BASE_URL"]', 'process.env.BASE_URL'],
    ['config?.llm?.url', 'config.llm.url'],
    ['urls[0]', 'urls[0]'],
    ['urls[region]', 'urls[region]'],
    ['import.meta.env.VITE_URL', 'import.meta.env.VITE_URL'],
    ['options!.url as string', 'options.url'],
    ['<Options>raw', 'raw'],
    ['({ a: 1 }) satisfies Limits', '{a: 1}'],
    ['(await connect())', 'connect()'],
    ['(log(), client)', 'client'],
    ['(cached = build())', 'build()'],
    ['new Client', 'new Client()'],
    ['new Client<Model>({ apiKey, ...rest })', 'new Client({apiKey: apiKey, ...rest})'],
    ['factory?.(...args)', 'factory(*args)'],
    ['create<Model>', 'create'],
    ["require('node-fetch')", 'import(node-fetch)'],
    ["require('node-fetch').default", 'import(node-fetch).default'],
    ["(await import('node-fetch')).default", 'import(node-fetch).default'],
    ['require(name)', 'require(name)'],
    ['import(name)', 'import(name)'],
    ['[first, , ...others]', '[first, undefined, *others]'],
    ["{ 'api-key': k, 1: x, [dynamic]: y, ['fixed']: z }", '{api-key: k, 1: x, [dynamic]: y, fixed: z}'],
    ['{ get url() { return base; }, set url(v) {}, send() {} }', '{url: base, send: fn#2}'],
    ['{ get url() { if (x) return a; return b; } }', '{url: <ObjectMethod>}'],
    ['() => 1', 'fn#0'],
    ['class {}', 'class#0'],
    ['this.url', '<ThisExpression>.url'],
    ['sql`select ${id}`', '<TaggedTemplateExpression>'],
    ['new.target', '<MetaProperty>'],
  ])('%s', (source, expected) => {
    expect(valueOf(source)).toBe(expected);
  });

  it('reads JSX as opaque but keeps what is called in it', () => {
    const facts = lowerTypescript(
      'src/Chat.tsx',
      'const v = <Chat client={new Client()} on={() => send()}>{list(1)}</Chat>;',
    );
    expect(print(facts.bindings[0]?.value)).toBe('<JSXElement>');
    expect(printCalls(facts)).toEqual(['new Client()', 'fn#0: send()', 'list(1)']);
  });

  it('believes a local require, undefined or module over the global one', () => {
    const facts = lowerTypescript(
      'a.js',
      "function load(require, undefined) { const m = require('x'); const u = undefined; }",
    );
    expect(facts.bindings.slice(3).map((binding) => print(binding.value))).toEqual(['require("x")', 'undefined']);
    expect(facts.bindings[4]?.value?.kind).toBe('name');
  });
});

describe('spans', () => {
  it.each([
    ['new Client({ a: 1 })', '({ a: 1 })'],
    ['new Client', undefined],
    ['new (Client)', undefined],
    ['new Client<Model<A>>()', '()'],
    ['(fetch)(url)', '(url)'],
    ['fetch?.<A>(url)', '(url)'],
    ['fetch /* (no) */ ( // here )\n url)', '( // here )\n url)'],
    ['(build as Fn)("é😀")', '("é😀")'],
  ])('brackets of %s', (source, expected) => {
    const text = `const ünï = "😀"; ${source}`;
    const [site] = lowerTypescript('src/client.ts', text).calls;
    expect(site?.call.argsSpan && text.slice(...site.call.argsSpan)).toBe(expected);
    expect(site && text.slice(...site.call.span)).toBe(source);
  });
});
