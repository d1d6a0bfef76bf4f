/** How to build and call each constructor that the rules describe: what a rule can't say. Keyed by its first name. */

export interface Recipe {
  /** Parameters that it can't do without, next to the base URL. Keys as the rules write parameters. */
  options?: Record<string, unknown>;
  /** Evaluated with `client`, and in Node its module as `library`, in scope; must lead to a request. */
  call: string;
  /** Values where a plain URL will not do, and the host they lead to. */
  values?: Record<string, { value: string; host: string }>;
  /** Variables without which a call with nothing else fails for another reason. */
  env?: Record<string, string>;
  /** What `default` leaves open. */
  holes?: Record<string, string>;
}

const KEY = 'sk-nowhere';
const AZURE = { api_version: '2024-10-21' };
const HELLO = "[{'role': 'user', 'content': 'Hello'}]";

const plain: Recipe = { options: { api_key: KEY }, call: 'client.models.list()' };
const azure: Recipe = {
  options: { api_key: KEY, ...AZURE },
  call: `client.chat.completions.create(model='m', messages=${HELLO})`,
};
const bedrock: Recipe = { ...plain, env: { AWS_REGION: 'eu-west-1' }, holes: { region: 'eu-west-1' } };

/** LangChain wants to see the path of an Azure resource. */
const azureChain = (call: string): Recipe => ({
  options: { api_key: KEY, model: 'm', ...AZURE },
  values: Object.fromEntries(
    ['base_url', 'openai_api_base'].map((param) => {
      const host = `${param.replaceAll('_', '-')}.test`;
      return [param, { value: `http://${host}:80/openai/deployments/m`, host: `${host}:80` }];
    }),
  ),
  call,
});
/** A word that switches a gateway on, not its address. */
const GATEWAY: NonNullable<Recipe['values']> = {
  LANGSMITH_GATEWAY: { value: 'true', host: 'gateway.smith.langchain.com:443' },
};
const chain = (call: string): Recipe => ({
  options: { api_key: KEY, model: 'm' },
  values: GATEWAY,
  call,
});

export const pythonRecipes: Record<string, Recipe> = {
  'openai.OpenAI': plain,
  'openai.AsyncOpenAI': plain,
  'openai.AzureOpenAI': azure,
  'openai.AsyncAzureOpenAI': azure,
  'openai.BedrockOpenAI': bedrock,
  'openai.AsyncBedrockOpenAI': bedrock,
  'langchain_openai.ChatOpenAI': chain("client.invoke('Hello')"),
  'langchain_openai.chat_models.base.BaseChatOpenAI': chain("client.invoke('Hello')"),
  'langchain_openai.OpenAI': chain("client.invoke('Hello')"),
  'langchain_openai.OpenAIEmbeddings': {
    ...chain("client.embed_query('Hello')"),
    // Otherwise it first downloads a tokenizer.
    options: { api_key: KEY, model: 'm', check_embedding_ctx_length: false },
  },
  'langchain_openai.AzureChatOpenAI': azureChain("client.invoke('Hello')"),
  'langchain_openai.AzureOpenAI': azureChain("client.invoke('Hello')"),
  'langchain_openai.AzureOpenAIEmbeddings': {
    ...azureChain("client.embed_query('Hello')"),
    options: { api_key: KEY, model: 'm', check_embedding_ctx_length: false, ...AZURE },
  },
};

const nodePlain: Recipe = { options: { apiKey: KEY, maxRetries: 0 }, call: 'client.models.list()' };
const nodeChain = (call: string, options: object = {}): Recipe => ({
  options: { apiKey: KEY, model: 'm', maxRetries: 0, ...options },
  call,
});
const AZURE_CHAIN = { azureOpenAIApiKey: KEY, azureOpenAIApiVersion: '2024-10-21', azureOpenAIApiDeploymentName: 'm' };
const INSTANCE = { value: 'inst', host: 'inst.openai.azure.com:443' };
const nodeAzureChain = (call: string): Recipe => ({
  options: { model: 'm', maxRetries: 0, ...AZURE_CHAIN },
  values: { azureOpenAIApiInstanceName: INSTANCE, AZURE_OPENAI_API_INSTANCE_NAME: INSTANCE },
  call,
});
const GENERATE = "doGenerate({ prompt: [{ role: 'user', content: [{ type: 'text', text: 'Hello' }] }] })";

export const nodeRecipes: Record<string, Recipe> = {
  'openai.OpenAI': nodePlain,
  'openai.AzureOpenAI': {
    options: { apiKey: KEY, maxRetries: 0 },
    // As an option withOptions would forget it.
    env: { OPENAI_API_VERSION: '2024-10-21' },
    call: "client.chat.completions.create({ model: 'm', messages: [] })",
  },
  'openai.BedrockOpenAI': nodePlain,
  '@langchain/openai.ChatOpenAI': { ...nodeChain("client.invoke('Hello')"), values: GATEWAY },
  '@langchain/openai.OpenAI': nodeChain("client.invoke('Hello')"),
  '@langchain/openai.OpenAIEmbeddings': nodeChain("client.embedQuery('Hello')"),
  '@langchain/openai.OpenAIClient': nodePlain,
  '@langchain/openai.DallEAPIWrapper': nodeChain("client.invoke('A harbour')"),
  '@langchain/openai.AzureChatOpenAI': nodeAzureChain("client.invoke('Hello')"),
  '@langchain/openai.AzureOpenAI': nodeAzureChain("client.invoke('Hello')"),
  '@langchain/openai.AzureOpenAIEmbeddings': nodeAzureChain("client.embedQuery('Hello')"),
  '@ai-sdk/openai.createOpenAI': { options: { apiKey: KEY }, call: `client.chat('m').${GENERATE}` },
  '@ai-sdk/azure.createAzure': {
    options: { apiKey: KEY },
    values: { resourceName: INSTANCE, AZURE_RESOURCE_NAME: INSTANCE },
    call: `client.chat('m').${GENERATE}`,
  },
  '@openai/agents.OpenAIProvider': {
    options: { apiKey: KEY, useResponses: false },
    call: `new library.Runner({ modelProvider: client, tracingDisabled: true })
      .run(new library.Agent({ name: 'Clerk', model: 'm' }), 'Hello')`,
  },
};

/** Constructors of the installed packages that are not executed, and why. */
export const notExecuted: Record<string, string> = {
  'langchain_openai.middleware.OpenAIModerationMiddleware': 'needs the langchain package, and has no URL parameter',
  'openai.OpenAIApi': 'openai 3.x for Node, which no supported major is',
  'openai/realtime/websocket.OpenAIRealtimeWebSocket': 'has no URL parameter; a web socket is no request',
  '@ai-sdk/openai.OpenAI': '@ai-sdk/openai 0.0.x only',
  '@ai-sdk/openai-compatible.createOpenAICompatible': 'not installed: without a URL it is an error',
  '@openai/agents/realtime.OpenAIRealtimeWebSocket': 'a web socket is no request',
  '@openai/agents/realtime.OpenAIRealtimeWebRTC': 'needs a browser',
};
