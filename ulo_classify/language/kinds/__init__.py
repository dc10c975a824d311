"""What kind of body a text says it is: public body, provider, company, families' body, users' movement ..."""

from ulo_classify.language.kinds.component import KindHit, Kinds, make_kinds

__all__ = ["KindHit", "Kinds", "make_kinds"]
