"""The reports about households at the desk: income from working away, and land after migration."""
