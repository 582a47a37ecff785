"""What is typed in Excel and read back: replies, and what the secretary notes."""
