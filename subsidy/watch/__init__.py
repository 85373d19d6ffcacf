"""Watching enterprises: facts are told as they arrive, and every determination that changes is told once."""
