"""How long bodies live, by status: from dates of registers, the doubt about statuses carried through."""

from ulo_classify.sector.survival.curves import Curve, Point, Survival, measure
from ulo_classify.sector.survival.lives import Life, Lives, read_lives

__all__ = ["Curve", "Life", "Lives", "Point", "Survival", "measure", "read_lives"]
