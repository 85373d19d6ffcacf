"""A result for people and machines: terminal text, HTML, Excel, JSON. It formats, orders and groups; it decides nothing.

Each output is a module of its own, loaded only when it is used: :mod:`json_text`, :mod:`terminal`, :mod:`html`, :mod:`workbook`.
"""
