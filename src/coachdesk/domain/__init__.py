"""Values and rules: no Qt, no SQL, no clock reading, no I/O."""
