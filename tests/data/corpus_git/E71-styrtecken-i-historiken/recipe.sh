# The names are gone, but the history that every later question reads still holds them.
name=$(printf 'a\001b\nc.md')
printf -- "$document" >"$name"
git add .
git commit -q -m "$(printf 'Ett\001tecken')"
git rm -q -- "$name"
sed -i 's/rätt skrivet/riktigt skrivet/' grund.md
git commit -q -a -m "$(printf 'Bort\001igen')"
