printf '[remote "arkiv"]\n\turl = ext::sh -c "touch marker"\n' >.git/annan
git config include.path annan
