"""Files on the disk: where they are, written privately, plain data into checked models, a cache; the time zone."""
