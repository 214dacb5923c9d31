"""Pictures of coaching history, painted: the same strokes on screen, paper and clipboard."""
