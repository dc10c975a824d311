"""Movement language against the control that is shown: signals, a measure, and flags."""

from ulo_classify.assessment.coopted.flags import language_flags
from ulo_classify.assessment.coopted.measure import measure_language
from ulo_classify.assessment.coopted.signals import find_signals, signals_of
from ulo_classify.assessment.coopted.together import language_of_all

__all__ = ["find_signals", "language_flags", "language_of_all", "measure_language", "signals_of"]
