"""The wheel, and the one file that is made of it."""
