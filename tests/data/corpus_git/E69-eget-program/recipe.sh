git remote add arkiv ssh://git.example.se/avtal.git
git config remote.arkiv.uploadpack 'touch marker;'
git config remote.arkiv.receivepack 'touch marker;'
git config remote.arkiv.vcs ext
