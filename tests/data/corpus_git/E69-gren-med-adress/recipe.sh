git config branch.main.remote 'ext::sh -c "touch marker"'
git config branch.main.pushRemote 'fd::7'
git config remote.pushDefault 'ext::sh -c "touch marker"'
