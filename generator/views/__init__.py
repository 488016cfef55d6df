"""Frozen values that a theme, a card or a feed may see: the contract with theme authors.

A renderer gets one view and nothing else, so what is not in a view cannot be shown and what is in it is in the cache
key. Addresses are hub-relative (`/stories/…`); templates turn them into links with the `href` and `absolute` filters.
Large parts stand as content digests (`body.digest`), which the store turns into bytes.
"""
