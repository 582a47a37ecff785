entry 120000 blob "$(blob grund.md)" versioner.yaml
