"""Who may decide what, what has been decided, and what that comes to."""
