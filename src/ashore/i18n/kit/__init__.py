"""The translators' kit: begin a language, bring it up to date, check it."""
