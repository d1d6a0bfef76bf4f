import OpenAI from 'openai';

const client = new OpenAI({ apiKey: process.env.OPENAI_API_KEY, maxRetries: 0 });
const messages = [{ role: 'user', content: 'List the cargo.' }];

async function chat() {
  const answer = await client.chat.completions.create({ model: 'gpt-4o', messages });
  return answer.choices[0].message.content;
}

async function stream() {
  let text = '';
  for await (const part of await client.chat.completions.create({ model: 'gpt-4o', messages, stream: true })) {
    text += part.choices[0]?.delta?.content ?? '';
  }
  return text;
}

async function embed() {
  const model = 'text-embedding-3-small';
  const found = await client.embeddings.create({ model, input: 'tea', encoding_format: 'float' });
  return found.data[0].embedding.length;
}

console.log(await chat());
console.log(await stream());
console.log(await embed());
