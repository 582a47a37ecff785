entry 100644 blob "$(blob "$document")" $'ny.md\n'
