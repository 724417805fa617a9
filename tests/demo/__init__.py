"""make demo: three made-up plans, made-up people and a whole year, with real mail on 127.0.0.1."""
