entry 040000 tree "$(folder)" .git.
entry 040000 tree "$(folder)" '.git '
entry 040000 tree "$(folder)" git~1
entry 040000 tree "$(folder)" '.git::$INDEX_ALLOCATION'
