"""Proposal and records in, letter out, and its checks; no I/O."""
