"""Follow-up of Swedish municipalities' action plans (handlingsplaner)."""

__version__ = "0.1.0"
