"""Decision packets: a folder, a zip file and one PDF for a council, from the same parts."""
