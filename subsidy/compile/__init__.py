"""From written parts to the IR: the only door. Names, types, units and invariants are checked here, all at once."""
