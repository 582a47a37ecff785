entry 040000 tree "$(folder)" "$(printf '.g\342\200\214it')"
entry 100644 blob "$(blob '*.md -diff\n')" "$(printf '.gitattributes\342\200\215')"
