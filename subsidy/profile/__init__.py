"""What is known about an enterprise: typed records, each field with label, unit, question and evidence."""
