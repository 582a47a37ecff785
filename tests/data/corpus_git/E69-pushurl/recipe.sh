git remote add arkiv https://git.example.se/avtal.git
git config remote.arkiv.pushurl 'ext::sh -c "touch marker"'
