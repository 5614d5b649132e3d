"""The import wizard: file, columns, dry run, load."""
