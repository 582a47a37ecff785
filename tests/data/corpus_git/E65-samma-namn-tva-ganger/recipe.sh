# What git checks out is one of the two, and which one is nobody's choice.
raw_entry 100644 "$(blob "$document")" grund.md
