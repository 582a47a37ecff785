mapp=$(printf '040000 tree %s\t..\n' "$(folder)" | git mktree)
entry 040000 tree "$mapp" hsavtal
