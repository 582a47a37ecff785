small() { blob "---\nid: $1\ntyp: bilaga\ntitel: Ny\nparter: alla\n---\n"; }
mapp=$({
    printf '100644 blob %s\tl\303\244kare.md\0' "$(small lakare)"
    printf '100644 blob %s\ttabb\there.md\0' "$(small tabb)"
    printf '100644 blob %s\trad\nslut.md\0' "$(small rad)"
    printf '100644 blob %s\t"citat".md\0' "$(small citat)"
    printf '100644 blob %s\tbak\\snedstreck.md\0' "$(small bak)"
    printf '100644 blob %s\tbyte\377.md\0' "$(small byte)"
} | git mktree -z)
entry 040000 tree "$mapp" "$(printf 'l\303\244n')"
