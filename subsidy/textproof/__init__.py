"""The rules held against the official text: its clauses, its figures, every quote, and what nothing accounts for."""
