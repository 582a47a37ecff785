"""Checks of one revision: what each document, and the workspace as a whole, must hold."""
