"""How fast Ashore is beside a program that does nothing: `python -m benchmarks`."""
