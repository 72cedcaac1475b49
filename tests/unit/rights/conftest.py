import pytest

from tests.unit.rights.everywhere import Everywhere


@pytest.fixture(autouse=True)
def files_of_its_own(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.ERASURE_LEDGER = str(tmp_path / "erasures.txt")


@pytest.fixture
def everywhere(db) -> Everywhere:
    """Somebody with a row in every table that declares people."""
    return Everywhere().fill()
