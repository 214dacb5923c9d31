"""What comes in and goes out: CSV, XLSX, pictures of charts."""
