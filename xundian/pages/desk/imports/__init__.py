"""The import wizard: upload, header, columns, check, import; one module per step, and a list of all imports."""
