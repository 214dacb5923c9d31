"""The window: a folder a place; screens talk to desk, never to the store or each other."""
