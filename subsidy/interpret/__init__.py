"""Readings of the IR, one folder each, strangers to one another."""
