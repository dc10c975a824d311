"""What a sector gains and loses: two lists of members, survival, money, and what changed since an audit.

Each question has a folder of its own; `page` and `method` are what their reports share.
"""
