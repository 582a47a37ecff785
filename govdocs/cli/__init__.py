"""How people at a terminal come in: commands, and the words they answer with."""
