"""Meetings, tasks, publicity, stories and symposiums at the desk."""
