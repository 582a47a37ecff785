"""Reading workbooks that came back filled in."""
