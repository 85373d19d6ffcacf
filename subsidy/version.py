"""The version of the engine, recorded in every result."""

__version__ = "0.1.0"
