from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    openai_api_key: str = ""
    log_level: str = "info"


settings = Settings()
