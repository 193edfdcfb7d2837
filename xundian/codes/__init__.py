"""Dated code lists in Chinese and English, and the pure checks of what a form's cells may mean."""
