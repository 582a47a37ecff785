# git looks past names it would not make; nothing that asks git can be led astray by them.
git pack-refs --all
printf '%s refs/heads/a..b\n%s refs/heads/x.lock\n' "$(git rev-parse HEAD)" "$(git rev-parse HEAD)" >>.git/packed-refs
