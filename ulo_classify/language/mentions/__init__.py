"""Terms found in a text: users and other groups, bodies, quantities, words of control."""

from ulo_classify.language.mentions.component import Mentions, make_mentions
from ulo_classify.language.mentions.quantity import Quantity

__all__ = ["Mentions", "Quantity", "make_mentions"]
