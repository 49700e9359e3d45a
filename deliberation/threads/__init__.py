"""Comments and their words, kept and shown to those who may see them."""
