mapp=$(printf '100644 blob %s\t.gitattributes\n' "$(blob '* text\n*.md filter=hemlig\n')" | git mktree)
entry 040000 tree "$mapp" hsavtal
entry 100644 blob "$(blob '*.md -diff\nparter.yaml binary\n# *.md -diff\n*.md text eol=lf\n')" .gitattributes
