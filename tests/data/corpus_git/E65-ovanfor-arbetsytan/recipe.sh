# The workspace is a folder of the repository, and the entry leads out of it.
inre=$({ git ls-tree HEAD; printf '040000 tree %s\t..\n' "$(folder)"; } | git mktree)
commit_tree "$(printf '040000 tree %s\tavtal\n' "$inre" | git mktree)"
mkdir avtal
mv ./*.md ./*.yaml avtal/
