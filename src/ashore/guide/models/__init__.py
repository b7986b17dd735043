"""What the content files may hold, a module a kind. Code knows kinds of blocks, never a particular sentence."""
