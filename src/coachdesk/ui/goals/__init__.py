"""Shared goals: the place where a rep's are agreed and checked, and how other pages show them."""
