"""Determinations written down so that they last: records, the store that chains them, deciding them again."""
