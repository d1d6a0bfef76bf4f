/** Claims of the rules that do not hold for one installed version, and why that is no mistake in the rule. */

const since7 = 'since openai 7';
const since5 = 'since openai 5';
const until03 = 'up to @langchain/openai 0.3.17';
const since16 = 'since @langchain/openai 1.6, which wants Node 22';
const azureKey = 'next to an Azure key it is overridden or throws, as the notes say';
const raises = 'AZURE_OPENAI_ENDPOINT next to a base URL makes it raise, as the notes say';

export const exceptions: Record<string, Record<string, string>> = {
  'langchain-openai: langchain_openai.AzureChatOpenAI': { 'prefers base_url to AZURE_OPENAI_ENDPOINT': raises },
  'langchain-openai: langchain_openai.AzureOpenAI': { 'prefers base_url to AZURE_OPENAI_ENDPOINT': raises },
  'langchain-openai: langchain_openai.AzureOpenAIEmbeddings': { 'prefers base_url to AZURE_OPENAI_ENDPOINT': raises },
  'openai-node 4: openai.OpenAI': {
    'refuses dataResidency next to baseURL': since7,
    'withOptions inherits': since5,
    'withOptions takes baseURL': since5,
  },
  'openai-node 4: openai.AzureOpenAI': { 'withOptions inherits': since5, 'withOptions takes baseURL': since5 },
  'openai-node 6: openai.OpenAI': { 'refuses dataResidency next to baseURL': since7 },
  '@langchain/openai: @langchain/openai.ChatOpenAI': {
    'takes baseUrl': since16,
    'prefers baseUrl to configuration.basePath': since16,
    'takes configuration.basePath': until03,
    'prefers configuration.basePath to arg[1].baseURL': until03,
    'takes arg[1].baseURL': until03,
    'prefers arg[1].baseURL to arg[1].basePath': until03,
    'takes arg[1].basePath': until03,
  },
  '@langchain/openai: @langchain/openai.OpenAI': {
    'takes arg[1].baseURL': until03,
    'prefers arg[1].baseURL to arg[1].basePath': until03,
    'takes arg[1].basePath': until03,
    'prefers arg[1].basePath to configuration.basePath': until03,
    'takes configuration.basePath': until03,
  },
  '@langchain/openai: @langchain/openai.OpenAIEmbeddings': {
    'takes arg[1].baseURL': until03,
    'prefers arg[1].baseURL to arg[1].basePath': until03,
    'takes arg[1].basePath': until03,
  },
  '@langchain/openai: @langchain/openai.OpenAIClient': { 'refuses dataResidency next to baseURL': since7 },
  '@langchain/openai: @langchain/openai.AzureChatOpenAI': { 'takes configuration.baseURL': azureKey },
  '@langchain/openai: @langchain/openai.AzureOpenAI': { 'takes configuration.baseURL': azureKey },
  '@langchain/openai: @langchain/openai.AzureOpenAIEmbeddings': { 'takes configuration.baseURL': azureKey },
};
