"""The table of size classes read for one enterprise in one year."""
