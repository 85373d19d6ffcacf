"""The reference: one enterprise, exactly, three-valued, with every value recorded by node and reasons read off later."""
