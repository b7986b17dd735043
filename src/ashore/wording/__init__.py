"""What records come to, in sentences: for screens, dialogue and verbs alike."""
