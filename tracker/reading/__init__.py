"""Reads Swedish text as values: plan tables, tidplan, ansvarig, uppföljning and replies. Pure functions."""
