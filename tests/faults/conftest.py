"""The two machines of tests/store, here as well."""

from tests.store.conftest import laptop, office

__all__ = ["laptop", "office"]
