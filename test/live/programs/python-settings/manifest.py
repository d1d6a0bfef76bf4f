from openai import OpenAI

from settings import settings

MESSAGES = [{"role": "user", "content": "List the cargo."}]


def get_client() -> OpenAI:
    return OpenAI(api_key=settings.openai_api_key, max_retries=0)


if __name__ == "__main__":
    print(get_client().chat.completions.create(model="gpt-4o", messages=MESSAGES).choices[0].message.content)
