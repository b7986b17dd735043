"""What the user has entered: the value, its edits, its file, and the session that holds it."""
