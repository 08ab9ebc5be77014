"""The web pages, server-rendered: one module a page here, one template in templates/pages."""
