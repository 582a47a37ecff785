raw_entry 100644 "$(blob "$document")" ''
