"""The record: turns, group commit, entries, checkpoints and tiles; what is sealed or lies beside; who may see what."""
