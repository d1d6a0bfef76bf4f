import { describe, expect, it } from 'vitest';
import { lastValue, lower, show } from './show.js';

describe('expressions', () => {
  it.each([
    ['42', '42'],
    ['1_000', '1000'],
    ['0x1F', '31'],
    ['0o17', '15'],
    ['0777', '511'],
    ['10L', '10'],
    ['1.5e3', '1500'],
    ['-1', '-1'],
    ['2j', '?integer'],
    ['~mask', '?unary_operator'],
    ['True', 'true'],
    ['False', 'false'],
    ['None', 'None'],
    ['...', '?ellipsis'],
    ['settings.llm.url', 'settings.llm.url'],
    ['os.environ["KEY"]', 'os.environ["KEY"]'],
    ['rows[1:n]', 'rows[?slice]'],
    ['grid[1, 2]', 'grid[[1, 2]]'],
    ['a or b or c', 'or(a, b, c)'],
    ['a and b or c', 'or(and(a, b), c)'],
    ['url if local else None', 'conditional(local: url, None)'],
    ['base + "/v1" + path', '((base + "/v1") + path)'],
    ['"%s/v1" % host', '("%s/v1" % host)'],
    ['defaults | {"a": 1}', '(defaults | {a: 1})'],
    ['env == "prod"', '(env == "prod")'],
    ['env is not None', '(env is not None)'],
    ['key not in env', '(key not in env)'],
    ['1 < n < 3', '?comparison_operator'],
    ['not ready', '?not_operator'],
    ['{"a": 1, key: 2, 3: 4, **extra}', '{a: 1, [key]: 2, [3]: 4, **extra}'],
    ['[a, *rest]', '[a, *rest]'],
    ['[*make(x).items]', '[*make(x).items]'],
    ['{a, b}', '[a, b]'],
    ['(a,)', '[a]'],
    ['()', '[]'],
    ['(((a)))', 'a'],
    ['await fetch(url)', 'fetch(url)'],
    ['(client := make())', 'make()'],
    ['lambda: make()', 'fn0'],
    ['[f(x) for x in xs]', '[f(x)]'],
    ['{k: f(v) for k, v in xs.items()}', '{[k]: f(v)}'],
    ['{k: v for k, v in xs.items() if v}', '{**xs}'],
    ['{k: v for v, k in xs.items()}', '{[k]: v}'],
    ['run(f(x) for x in xs)', 'run(?generator_expression)'],
    ['make(url, *args, key=k, **kw)', 'make(url, *args, key=k, **kw)'],
    ['make(\n  url,  # why\n  key=\\\n  k,\n)', 'make(url, key=k)'],
    ['a.b(c)(d)[0].e', 'a.b(c)(d)[0].e'],
    ['- \\\n  offset(1)', '?unary_operator'],
  ])('%s', (source, expected) => {
    expect(lastValue(`x = ${source}\n`)).toBe(expected);
  });

  it('keeps one object for a call, wherever it is seen', () => {
    const { calls, bindings, functions } = lower('def make():\n  return Client(key())\nclient = other = Client()\n');
    const returned = functions[0]?.returns[0];
    expect(calls.map(({ call }) => show(call))).toEqual(['Client(key())', 'key()', 'Client()']);
    expect(calls[0]?.call).toBe(returned);
    expect(calls[1]?.call).toBe(calls[0]?.call.args[0]?.value);
    expect(calls[2]?.call).toBe(bindings.at(-1)?.value);
    expect(bindings.at(-1)?.value).toBe(bindings.at(-2)?.value);
  });

  it('names carry the innermost scope, blocks included', () => {
    const { bindings, scopes } = lower('def make():\n  if ready:\n    client = url\n');
    const value = bindings.at(-1)?.value;
    expect(value?.kind === 'name' && scopes[value.scope]?.block).toBe('if');
  });
});
