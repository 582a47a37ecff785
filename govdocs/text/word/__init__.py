"""Reading Word and OpenDocument files, which are hostile until they are read."""
