"""A session for somebody without an account of their own: no file can be reached from anywhere in it."""
