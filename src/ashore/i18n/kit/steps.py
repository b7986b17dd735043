"""What a translator can ask `ashore locale` for."""

STEPS = ("status", "init", "update", "check", "next", "preview", "terms", "guide")
