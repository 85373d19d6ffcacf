"""What an author wrote, with the place of every word: YAML documents and the expressions inside them."""
