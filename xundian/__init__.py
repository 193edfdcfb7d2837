"""Xundian: the project, and the office it serves."""

from xundian.celery import app as celery_app

__all__ = ["celery_app"]
