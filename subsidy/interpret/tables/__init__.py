"""The shared tables as rows of Chinese text."""
