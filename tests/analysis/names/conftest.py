"""The models and the finder of names, loaded once for all tests of names."""

import pytest

from desktop.analysis.models import Models
from desktop.analysis.names import Names


@pytest.fixture(scope="session")
def models():
    return Models()


@pytest.fixture(scope="session")
def names(models):
    return Names(models)
