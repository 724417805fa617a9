"""tracker keeps a Swedish municipality's action plans (handlingsplaner) alive."""

__version__ = "0.1.0"
