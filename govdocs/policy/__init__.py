"""What a proposal may change: checks of a change, from the base to the head."""
