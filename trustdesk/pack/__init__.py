"""Content packs: `loading` reads one, `checking` says what is wrong with one."""
