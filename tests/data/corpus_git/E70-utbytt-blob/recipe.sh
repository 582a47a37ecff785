git replace HEAD:grund.md "$(blob "$document")"
