"""Swedish text in, values out: plan tables, tidplan, ansvarig, uppföljning and replies. Pure functions."""
