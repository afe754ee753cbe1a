"""The assistant for requests of persons about their own data, step by step."""

REQUEST = "access_request"
"""The form of its first step, under which a draft waits."""
