git branch forslag/lerum-2
git branch release_1.0
git branch Utkast
git update-ref refs/pull/7/head HEAD
