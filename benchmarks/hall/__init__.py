"""A hall of terminals: many readers at once over SSH, by the configuration that `docs/hosting` ships; pages as well."""
