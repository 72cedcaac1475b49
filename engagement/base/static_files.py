"""How static files are named where they are served for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage as Hashed


class NamedByContent(Hashed):
    """Each file has a digest of its content in its name, also where our modules import another.

    So a page, and a phone that keeps it, never mixes files of two releases. Django's own switch
    for it reads every script of every package, comments too, and stumbles.
    """

    _imports = Hashed._js_module_import_aggregation_patterns[1]
    patterns = (*Hashed.patterns, ("js/*.js", _imports), ("vendor/*.js", _imports))
