"""Keeps the work safe: schema, revision log, publishing, intake of foreign files."""
