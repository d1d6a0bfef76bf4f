import { Agent, OpenAIProvider, Runner } from '@openai/agents';

const modelProvider = new OpenAIProvider({ apiKey: process.env.OPENAI_API_KEY, useResponses: false });
const runner = new Runner({ modelProvider, tracingDisabled: true });
const clerk = new Agent({ name: 'Clerk', instructions: 'You count cargo.', model: 'gpt-4o' });

console.log((await runner.run(clerk, 'List the cargo.')).finalOutput);
