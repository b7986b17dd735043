"""Ashore in real terminals, and in kinds of terminals as terminfo knows them."""
