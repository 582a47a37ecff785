entry 120000 blob "$(blob /tmp)" .git
