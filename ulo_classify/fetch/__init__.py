"""Web pages of bodies as dossiers: the one part of the library that opens connections."""

from __future__ import annotations

from ulo_classify.fetch.fetching import FetchedSite, fetch
from ulo_classify.fetch.rules import FetchRules
from ulo_classify.fetch.sites import Site, sites_of

__all__ = ["FetchRules", "FetchedSite", "Site", "fetch", "sites_of"]
