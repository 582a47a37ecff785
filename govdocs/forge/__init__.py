"""The review of a proposal as one comment on GitHub, GitLab or Forgejo.

The only room that goes out on the network, and only when `govdocs comment` is run.
"""
