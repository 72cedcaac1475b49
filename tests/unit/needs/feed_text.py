"""Small feeds for tests, in the shapes of the national one."""

from xml.sax.saxutils import escape

LAKE = {"lat": 51.017, "lon": 2.348}


def mission(identifier="m1", **fields):
    """Return a whole mission as JSON would hold it; None takes a field away."""
    row = {
        "clientId": identifier,
        "title": "Planter des haies",
        "description": "Une matinée au lac.",
        "applicationUrl": f"https://feed.example/{identifier}",
        "organizationName": "Les Haies",
        "domain": "environnement",
        "addresses": [
            {"street": "Rue du Lac", "city": "Dunkerque", "postalCode": "59640", "location": LAKE}
        ],
    }
    return {key: value for key, value in (row | fields).items() if value is not None}


def xml_feed(*missions):
    """Return the bytes of an XML feed."""
    rows = "".join(_element("mission", row) for row in missions)
    return f'<?xml version="1.0" encoding="UTF-8"?><source>{rows}</source>'.encode()


def _element(tag, value):
    if isinstance(value, dict):
        inside = "".join(_element(name, child) for name, child in value.items())
    elif isinstance(value, list):
        name = "address" if tag == "addresses" else "value"
        inside = "".join(_element(name, child) for child in value)
    else:
        inside = escape(str(value))
    return f"<{tag}>{inside}</{tag}>"
