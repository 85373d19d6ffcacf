"""SQLite files that last: opened safely, recognised as ours, written in whole transactions."""
