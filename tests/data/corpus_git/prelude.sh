# Read before every recipe, in a new repository that holds the workspace of corpus/00-grund.
set -eu
govdocs() { "$PYTHON" -m govdocs.cli.main "$@"; }

# blob TEXT: save bytes (printf's own escapes count) and print their id.
blob() { printf -- "$1" | git hash-object -w --stdin; }

# folder: a tree with one small document; print its id.
folder() { printf '100644 blob %s\tny.md\n' "$(blob "$document")" | git mktree; }

# commit_tree ID: save a tree as the newest change; the work tree is left as it is.
commit_tree() { git update-ref HEAD "$(git commit-tree -p HEAD -m 'Prov' "$1")"; }

# entry MODE KIND ID NAME: save a change that adds one entry at the top of the tree.
entry() {
    commit_tree "$({ git ls-tree -z HEAD; printf '%s %s %s\t%s\0' "$@"; } | git mktree -z)"
}

# raw_entry MODE ID NAME: the same with a name that git mktree refuses.
raw_entry() {
    commit_tree "$({
        git cat-file tree 'HEAD^{tree}'
        printf '%s %s\0' "$1" "$3"
        printf "$(printf '%s' "$2" | sed 's/../\\x&/g')"
    } | git hash-object -t tree -w --literally --stdin)"
}

document='---\nid: ny\ntyp: bilaga\ntitel: Ny\nparter: alla\n---\n\nEtt stycke. {#p3x9}\n'
git add .
git commit -q -m 'Grund'
