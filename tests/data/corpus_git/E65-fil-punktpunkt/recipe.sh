entry 100644 blob "$(blob "$document")" ..
