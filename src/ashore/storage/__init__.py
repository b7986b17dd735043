"""Files on the disk: where they are, written privately, TOML into checked models, locks."""
