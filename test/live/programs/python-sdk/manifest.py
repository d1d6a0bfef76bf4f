import asyncio
import os

from openai import AsyncOpenAI, OpenAI

MESSAGES = [{"role": "user", "content": "List the cargo."}]

client = OpenAI(api_key=os.environ["OPENAI_API_KEY"], max_retries=0)


def chat() -> str:
    answer = client.chat.completions.create(model="gpt-4o", messages=MESSAGES)
    return answer.choices[0].message.content


def stream() -> str:
    parts = client.chat.completions.create(model="gpt-4o", messages=MESSAGES, stream=True)
    return "".join(part.choices[0].delta.content or "" for part in parts if part.choices)


def embed() -> int:
    found = client.embeddings.create(model="text-embedding-3-small", input="tea", encoding_format="float")
    return len(found.data[0].embedding)


async def chat_later() -> str:
    later = AsyncOpenAI(api_key=os.environ["OPENAI_API_KEY"], max_retries=0)
    answer = await later.chat.completions.create(model="gpt-4o-mini", messages=MESSAGES)
    return answer.choices[0].message.content


if __name__ == "__main__":
    print(chat())
    print(stream())
    print(embed())
    print(asyncio.run(chat_later()))
