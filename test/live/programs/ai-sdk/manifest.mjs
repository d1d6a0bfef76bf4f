import { createOpenAI } from '@ai-sdk/openai';
import { embed, generateText, streamText } from 'ai';

const provider = createOpenAI({ apiKey: process.env.OPENAI_API_KEY });
const model = provider.chat('gpt-4o');
const prompt = 'List the cargo.';

console.log((await generateText({ model, prompt, maxRetries: 0 })).text);
let text = '';
for await (const part of streamText({
  model,
  prompt,
  maxRetries: 0,
  onError: ({ error }) => {
    throw error;
  },
}).textStream)
  text += part;
console.log(text);
const vectors = provider.embedding('text-embedding-3-small');
console.log((await embed({ model: vectors, value: 'tea', maxRetries: 0 })).embedding.length);
