"""Members that act by themselves: bots beside people in a running assembly, and roll calls of the past replayed."""
