"""What Ashore tells the reader: models of the content, their loading, the facts."""
