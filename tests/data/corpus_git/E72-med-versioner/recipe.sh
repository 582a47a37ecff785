govdocs version lock grund 1.0 --reason 'Den första.' >/dev/null
sed -i 's/rätt skrivet/riktigt skrivet/' grund.md
git commit -q -a -m 'Ändrad'
git clone -q --depth=1 "file://$PWD" ../klon
