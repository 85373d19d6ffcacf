"""The door for what people write: profiles in YAML, JSON or a workbook, and the workbook they fill in."""
