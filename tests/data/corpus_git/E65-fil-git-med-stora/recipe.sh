entry 100644 blob "$(blob 'gitdir: /tmp\n')" .GiT
