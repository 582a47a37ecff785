"""What only shows when everything is seen together: addresses, backlinks, families."""
