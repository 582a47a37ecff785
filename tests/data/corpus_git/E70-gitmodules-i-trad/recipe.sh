entry 100644 blob "$(blob '[submodule "a"]\n')" .gitmodules
