import { ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';

const chat = new ChatOpenAI({ model: 'gpt-4o', maxRetries: 0 });
const vectors = new OpenAIEmbeddings({ model: 'text-embedding-3-small', encodingFormat: 'float', maxRetries: 0 });

console.log((await chat.invoke('List the cargo.')).content);
console.log((await vectors.embedQuery('tea')).length);
