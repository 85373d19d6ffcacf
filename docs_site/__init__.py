"""The documentation site: written pages of ``docs/`` and pages made from the rules, built by MkDocs without network."""
