"""PDF files that everybody can read (PDF/UA-1), from HTML that needs nothing of the network."""

from typing import Any


class PdfUnavailable(Exception):
    """This machine lacks the libraries that draw text (docs/install.md names them)."""


def make_pdf(html: str) -> bytes:
    """Return a page of HTML as PDF/UA-1; its pictures are data: addresses, nothing is fetched.

    PdfUnavailable where WeasyPrint does not find pango.
    """
    try:
        from weasyprint import HTML  # loads pango by its file name, or raises OSError
    except OSError as error:
        raise PdfUnavailable(str(error).splitlines()[0]) from error
    return HTML(string=html, url_fetcher=_fetcher()).write_pdf(pdf_variant="pdf/ua-1")


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher  # as above

    return URLFetcher(allowed_protocols=["data"])
