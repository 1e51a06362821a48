"""Other browsers' engines, driven by one interface: `testing.engines.document`."""
