entry 120000 blob "$(blob /etc/passwd)" hemlig.md
