entry 160000 commit "$(git rev-parse HEAD)" bilagor
entry 100644 blob "$(blob '[submodule "bilagor"]\n\tpath = bilagor\n\turl = ext::sh -c true\n')" .gitmodules
