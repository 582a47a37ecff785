"""Frozen values that mean something to an official; standard library only, no I/O."""
