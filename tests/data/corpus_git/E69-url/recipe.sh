git remote add arkiv 'ext::sh -c "touch marker"'
