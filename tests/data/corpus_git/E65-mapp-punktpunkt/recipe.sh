entry 040000 tree "$(folder)" ..
