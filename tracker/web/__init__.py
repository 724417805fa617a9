"""The pages: flask, served by `tracker serve`. A page is a module in pages/ and a template in templates/web/.

Only this package knows flask, and no command but `serve` imports it.
"""
