import { describe, expect, it } from 'vitest';
import { lower, show, showArg, showType } from './show.js';

describe('classes', () => {
  it('bases, keywords, decorators', () => {
    const [cls] = lower(
      '@dataclass(frozen=True)\nclass S(Base, Generic[T], *more, env_prefix="A_", **kw): pass\n',
    ).classes;
    expect(cls?.bases.map(show)).toEqual(['Base', 'Generic']);
    expect(cls?.keywords.map(showArg)).toEqual(['env_prefix="A_"', '**kw']);
    expect(cls?.decorators.map(show)).toEqual(['dataclass(frozen=true)']);
  });

  it('members', () => {
    const source = `
class Service:
    url = "x"
    client: Client = make()
    key: str
    url += "y"
    if ready:
        late = 1
    class Config: pass
    import json
    def call(self): pass
    @property
    def lazy(self): pass
    @lazy.setter
    def lazy(self, value): pass
    @staticmethod
    def build(): pass
    @overload
    def typed(self): ...
`;
    const members = lower(source).classes[0]?.members ?? [];
    expect(
      members.map(({ name, kind, value, type, isStatic }) => [kind, name, show(value), showType(type), isStatic]),
    ).toEqual([
      ['field', 'url', '"x"', '-', undefined],
      ['field', 'client', 'make()', 'Client', undefined],
      ['field', 'key', '-', 'str', undefined],
      ['field', 'late', '1', '-', undefined],
      ['method', 'call', '-', '-', undefined],
      ['getter', 'lazy', '-', '-', undefined],
      ['method', 'build', '-', '-', true],
    ]);
  });

  it.each([
    ['def __init__(self): pass', 'constructor'],
    ['def call(self): pass', 'method'],
    ['@property\n  def client(self): pass', 'getter'],
    ['@functools.cached_property\n  def client(self): pass', 'getter'],
    ['@client.setter\n  def client(self, v): pass', 'setter'],
    ['@staticmethod\n  def build(): pass', 'static'],
    ['@classmethod\n  def build(cls): pass', 'classmethod'],
    ['def __new__(cls): pass', 'classmethod'],
    ['@retry(3)\n  def call(self): pass', 'method'],
  ])('kind of %s', (source, kind) => {
    const [fn] = lower(`class Service:\n  ${source}\n`).functions;
    expect([fn?.kind, fn?.cls]).toEqual([kind, 0]);
  });

  it.each([
    ['def call(self):\n    return self.client', 'self0.client'],
    ['def call(this):\n    return this.client', 'self0.client'],
    ['@classmethod\n  def build(cls):\n    return cls(1)', 'self0(1)'],
    ['@staticmethod\n  def build(self):\n    return self.client', 'self.client'],
    ['def call(self):\n    self = other\n    return self.client', 'self.client'],
    ['def call(*args):\n    return args.client', 'args.client'],
    ['def call(self):\n    return super().call()', 'super0.call()'],
    ['def call(self):\n    return super(Service, self).call()', 'super0.call()'],
  ])('%s', (source, expected) => {
    expect(show(lower(`class Service(Base):\n  ${source}\n`).functions[0]?.returns[0])).toBe(expected);
  });

  it.each([
    ['lambda: self.client', 'self0.client'],
    ['lambda self: self.client', 'self.client'],
  ])('self inside a method: %s', (source, expected) => {
    const { functions } = lower(`class Service:\n  def call(self):\n    f = ${source}\n`);
    expect(show(functions[1]?.returns[0])).toBe(expected);
  });

  it('self outside a class is a name like any other', () => {
    expect(show(lower('def call(self):\n  return self.client\n').functions[0]?.returns[0])).toBe('self.client');
  });

  it('a class inside a method has a self of its own', () => {
    const source = 'class A:\n  def a(self):\n    class B:\n      def b(self):\n        return self\n';
    expect(show(lower(source).functions[1]?.returns[0])).toBe('self1');
  });
});

describe('writes', () => {
  it.each([
    ['config.url = "x"', ['config url "x" -']],
    ['headers["Auth"] = key', ['headers Auth key -']],
    ['headers[name] = key', ['headers name key -']],
    ['config.url += "/v1"', ['config url (config.url + "/v1") -']],
    ['a.x, b.y = 1, 2', ['a x 1 -', 'b y 2 -']],
    ['a.x = url = make()', ['a x make() -']],
    ['setattr(config, "url", value)', ['config url value -']],
    ['setattr(config, name, value)', ['config name value -']],
    ['setattr(*args)', []],
    ['config.url: str', []],
    ['for config.url in urls: pass', ['config url urls[?iteration] -']],
    ['config.url == 1', []],
    ['class S:\n  def __init__(self):\n    self.client: Client = make()', ['self0 client make() 0']],
    ['class S:\n  @classmethod\n  def setup(cls):\n    cls.client = make()', ['self0 client make() 0']],
  ])('%s', (source, expected) => {
    const writes = lower(`${source}\n`).writes.map(({ object, property, value, self }) => {
      const name = typeof property === 'string' ? property : show(property);
      return `${show(object)} ${name} ${show(value)} ${self ?? '-'}`;
    });
    expect(writes).toEqual(expected);
  });
});
