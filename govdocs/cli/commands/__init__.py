"""One file for each command; the table is in cli/main.py."""
