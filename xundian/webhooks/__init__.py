"""Webhooks: stations and county systems are told, by signed thin requests, that something of theirs happened."""
