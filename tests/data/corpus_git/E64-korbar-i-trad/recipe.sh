entry 100755 blob "$(blob "$document")" ny.md
