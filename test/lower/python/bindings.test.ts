import { describe, expect, it } from 'vitest';
import { bindings, lower, show } from './show.js';

describe('bindings', () => {
  it.each([
    ['client = make()', ['client variable = make()']],
    ['a = b = url', ['a variable = url', 'b variable = url']],
    ['a, b = 1, 2', ['a variable = 1', 'b variable = 2']],
    ['[a, (b, c)] = x, (y, z)', ['a variable = x', 'b variable = y', 'c variable = z']],
    ['a, b = pair()', ['a variable = pair()[0]', 'b variable = pair()[1]']],
    ['a, *mid, z = rows', ['a variable = rows[0]', 'mid variable = -', 'z variable = rows[-1]']],
    ['a, b = *pairs, 1', ['a variable = [*pairs, 1][0]', 'b variable = [*pairs, 1][1]']],
    ['url: str = "x"', ['url variable: str = "x"']],
    ['url: str', ['url variable: str = -']],
    ['url += "/v1"', ['url variable = "/v1" augmented']],
    ['f(url := "x")', ['url variable = "x"']],
    ['for name, row in rows: pass', ['name@0/1 loop = rows[?iteration][0]', 'row@0/1 loop = rows[?iteration][1]']],
    ['with Client() as c, other(): pass', ['c variable = Client()']],
    [
      'with (Client() as c, open(p) as (f, g)): pass',
      ['c variable = Client()', 'f variable = open(p)[0]', 'g variable = open(p)[1]'],
    ],
    ['try:\n  pass\nexcept Bad as error:\n  pass', ['error@0/2 loop = -']],
    ['try:\n  pass\nexcept Bad, error:\n  pass', ['error@0/2 loop = -']],
    ['try:\n  pass\nexcept* Bad as group:\n  pass', ['group@0/2 loop = -']],
    ['del client', []],
    ['type Url = str', ['Url type: str = -']],
    ['def make(): pass', ['make function = fn0']],
    ['class Service: pass', ['Service class = class0']],
    ['print(client)', []],
    ['client == 3', []],
  ])('%s', (source, expected) => {
    expect(bindings(`${source}\n`)).toEqual(expected);
  });

  it.each([
    ['case url:', ['url']],
    ['case _:', []],
    ['case "prod" | Env.PROD:', []],
    ['case Config(url=address) as config:', ['address', 'config']],
    ['case [first, *rest]:', ['first', 'rest']],
    ['case {"url": address, KEY.name: x, **others}:', ['address', 'x', 'others']],
    ['case Point(x, 0) if (y := x):', ['x', 'y']],
  ])('match captures: %s', (source, expected) => {
    const facts = lower(`match config:\n  ${source}\n    use(config)\n`);
    expect(facts.bindings.map(({ name }) => name)).toEqual(expected);
    expect(facts.bindings.every(({ block }) => facts.scopes[block]?.block === 'case')).toBe(true);
  });

  it('global and nonlocal names belong elsewhere', () => {
    const source = `
def outer():
    def inner():
        nonlocal state
        global client
        state = 1
        client = 2
    state = 0
`;
    expect(bindings(source).slice(2)).toEqual([
      'state@1/2 variable = 1',
      'client@0/2 variable = 2',
      'state@1/1 variable = 0',
    ]);
  });

  it('comprehensions keep their variables, but not what a walrus binds', () => {
    const facts = lower('found = [y for x in xs if (y := find(x))]\n');
    const place = (name: string): number | undefined => facts.bindings.find((binding) => binding.name === name)?.scope;
    expect([place('x'), place('y'), place('found')]).toEqual([1, 0, 0]);
    expect(facts.calls.map(({ call }) => show(call))).toEqual(['find(x)']);
  });

  it('an alias from the type statement is also a type', () => {
    const { types } = lower('type Maker[T] = Client | None\n');
    expect(types.map(({ name, body }) => [name, body.kind])).toEqual([['Maker', 'union']]);
  });
});
