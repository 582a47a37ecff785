"""The site: pages that work from a folder, without JavaScript."""
