"""Requests that leave the house, to addresses that somebody typed: where they may go, and how they are sent."""
