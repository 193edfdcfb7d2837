"""Declarations for relocation and old homesteads at the desk."""
