from langchain_openai import ChatOpenAI, OpenAIEmbeddings

chat = ChatOpenAI(model="gpt-4o", max_retries=0)
vectors = OpenAIEmbeddings(model="text-embedding-3-small", check_embedding_ctx_length=False, max_retries=0)

if __name__ == "__main__":
    print(chat.invoke("List the cargo.").content)
    print("".join(part.content for part in chat.stream("List the cargo.")))
    print(len(vectors.embed_query("tea")))
