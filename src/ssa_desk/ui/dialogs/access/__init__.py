"""The assistant for requests of persons about their own data, step by step."""
