"""What is written as Excel workbooks."""
