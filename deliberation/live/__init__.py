"""The live stream: snapshots, frames to every socket that may see them, and joining again without a gap."""
