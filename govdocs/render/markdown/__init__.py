"""What is written as Markdown for people to read on."""
