"""PDF files: made in a child process, from the same text as the pages."""
