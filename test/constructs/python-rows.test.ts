/** Base URLs that stand in a database: whose endpoint they are where the column may be empty, and where it may not. */
import { describe, it } from 'vitest';
import { expectSites } from '../helpers/python.js';

type Case = [name: string, source: string, expected: string];

const DJANGO = `
from django.db import models
from openai import OpenAI

class Api(models.Model):
    url = models.URLField(max_length=200, null=True)
    home = models.URLField(default="https://openrouter.ai/api/v1")
    must = models.CharField(max_length=200)

class Bot(models.Model):
    api = models.ForeignKey(Api, on_delete=models.CASCADE, null=True)
    other = models.OneToOneField("app.Api", on_delete=models.CASCADE)
`;
const SQL = `
from sqlalchemy import Column, String
from sqlalchemy.orm import declarative_base
from openai import OpenAI

Base = declarative_base()

class Api(Base):
    url = Column(String)
    must = Column(String, nullable=False)

    @property
    def client(self):
        return OpenAI(base_url=self.`;

const MAY_BE_EMPTY: Case[] = [
  ['of an annotated row', 'def make(api: Api):\n    return OpenAI(base_url=api.url)', '13 client config-driven openai'],
  ['of the first row', 'OpenAI(base_url=Api.objects.filter(on=True).first().url)', '12 client config-driven openai'],
  ['of a row by key', 'api = Api.objects.get(name="main")\nOpenAI(base_url=api.url)', '13 client config-driven openai'],
  [
    'of an awaited row, in another function',
    'class Store:\n    @staticmethod\n    async def first():\n        return await Api.objects.filter().afirst()\nasync def make():\n    api = await Store.first()\n    return OpenAI(base_url=api.url)',
    '18 client config-driven openai',
  ],
  ['of a related row', 'OpenAI(base_url=Bot.objects.first().api.url)', '12 client config-driven openai'],
  ['of a row that is named', 'OpenAI(base_url=Bot.objects.first().other.url)', '12 client config-driven openai'],
];

const MAY_NOT: Case[] = [
  ['a required column', 'OpenAI(base_url=Api.objects.first().must)', '12 client config-driven unknown'],
  ['one with a default', 'OpenAI(base_url=Api.objects.first().home)', '12 client config-driven other'],
  [
    'a required one of a related row',
    'OpenAI(base_url=Bot.objects.first().api.must)',
    '12 client config-driven unknown',
  ],
  ['a column that is not declared', 'OpenAI(base_url=Api.objects.first().site)', '12 client config-driven unknown'],
  [
    'a row that a condition has asked for its URL',
    'def make(api: Api):\n    if api.url:\n        return OpenAI(base_url=api.url)',
    '14 client config-driven unknown',
  ],
  ['a member of the table', 'OpenAI(base_url=Api.objects.url)', '12 client config-driven unknown'],
];

describe('a column that may be empty', () => {
  it.each(MAY_BE_EMPTY)('%s', (_name, source, expected) => expectSites(DJANGO.trim() + '\n' + source, [expected]));
  it('of another mapper, where nothing forbids it', () =>
    expectSites(`${SQL.trim()}url)`, ['13 client config-driven openai']));
});

describe('a column that may not', () => {
  it.each(MAY_NOT)('%s', (_name, source, expected) => expectSites(DJANGO.trim() + '\n' + source, [expected]));
  it('of another mapper, where that is said', () =>
    expectSites(`${SQL.trim()}must)`, ['13 client config-driven unknown']));
});
