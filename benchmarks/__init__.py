"""Speed and quality beside the peers; each figure of the README comes from one of these commands."""
